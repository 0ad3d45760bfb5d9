// The edges at things: by type in the order of the ontology, then by source and target.
// $ids: ids, aliases too; $parts: those that may be parts of an aliased document, as {id, document, rest}
// $out, $in: which ways; $order: the place of each type; $limit; $most: a thing with more of them gives only those to things in $ids, or null
// Columns: type, source, target, properties, total (how many edges there are)
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
WITH DISTINCT g, n
WHERE n.load IS NULL OR n.load <> g.hidden
WITH g, n, $most IS NOT NULL AND $most <
  COUNT { MATCH (n)-[r/*types*/]->(m:Thing) WHERE $out AND (m.load IS NULL OR m.load <> g.hidden) RETURN r LIMIT coalesce($most, 0) + 1 }
  + COUNT { MATCH (n)<-[r/*types*/]-(m:Thing) WHERE $in AND (m.load IS NULL OR m.load <> g.hidden) RETURN r LIMIT coalesce($most, 0) + 1 } AS hub
WITH g, collect(CASE WHEN NOT hub THEN n END) AS here, collect(CASE WHEN hub THEN n END) AS hubs
CALL (here, hubs) {
  UNWIND CASE WHEN $out THEN here ELSE [] END AS n
  MATCH (n)-[r/*types*/]->(:Thing)
  RETURN r
  UNION
  UNWIND CASE WHEN $in THEN here ELSE [] END AS n
  MATCH (n)<-[r/*types*/]-(:Thing)
  RETURN r
  UNION
  UNWIND hubs AS n
  MATCH (n)-[r/*types*/]->(m:Thing) WHERE m IN hubs
  RETURN r
}
WITH g, r, startNode(r) AS a, endNode(r) AS b
WHERE (a.load IS NULL OR a.load <> g.hidden) AND (b.load IS NULL OR b.load <> g.hidden)
WITH collect([r, a, b]) AS met
UNWIND met AS one
WITH size(met) AS total, one[0] AS r, one[1] AS a, one[2] AS b
ORDER BY $order[type(r)], a.sort, b.sort, r.id LIMIT $limit + 1 // one more: where nothing is wanted, a row has to say how many there are
RETURN type(r) AS type, a.id AS source, b.id AS target, properties(r) AS properties, total
