// How many edges there are at things, where there are more than the cap.
// $ids: ids, aliases too; $parts: those that may be parts of an aliased document, as {id, document, rest}
// $out, $in: which ways
// Columns: total
MATCH (g:Policygraph {one: true})
CALL (g) {
  UNWIND $ids AS id
  MATCH (n:Thing {id: id})
  RETURN n
  UNION
  UNWIND $ids AS id
  MATCH (:Alias {id: id})-[:MEANS]->(n:Thing)
  RETURN n
  UNION
  UNWIND $parts AS part
  MATCH (:Alias {id: part.document})-[:MEANS]->(d:Thing)
  MATCH (n:Thing {id: d.id + part.rest})
  RETURN n
}
WITH g, n
WHERE n.load IS NULL OR n.load <> g.hidden
WITH g, collect(DISTINCT n) AS here
CALL (here) {
  UNWIND CASE WHEN $out THEN here ELSE [] END AS n
  MATCH (n)-[r/*types*/]->(:Thing)
  RETURN r
  UNION
  UNWIND CASE WHEN $in THEN here ELSE [] END AS n
  MATCH (n)<-[r/*types*/]-(:Thing)
  RETURN r
}
WITH g, r, startNode(r) AS a, endNode(r) AS b
WHERE (a.load IS NULL OR a.load <> g.hidden) AND (b.load IS NULL OR b.load <> g.hidden)
RETURN count(r) AS total
