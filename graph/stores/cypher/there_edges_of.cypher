// The edges that a source states between these things. Hubs are not expanded but matched with each other.
// $source, $ids, $hub: the degree from which a thing is a hub
// Columns: type, source, target, properties
UNWIND $ids AS id
MATCH (n:Thing {id: id})
WITH collect(n) AS here
WITH [n IN here WHERE COUNT { (n)--() } < $hub] AS small, [n IN here WHERE COUNT { (n)--() } >= $hub] AS hubs
CALL (small, hubs) {
  UNWIND small AS n
  MATCH (n)-[r]-(:Thing)
  WHERE $source IN r.evidence_source
  RETURN r
  UNION
  UNWIND hubs AS a
  UNWIND hubs AS b
  MATCH (a)-[r]->(b)
  WHERE $source IN r.evidence_source
  RETURN r
}
RETURN type(r) AS type, startNode(r).id AS source, endNode(r).id AS target, properties(r) AS properties
