// One ring of a walk: the edges from things along steps, in order, and how many there are.
// $ids: ids, aliases too; $parts: those that may be parts of an aliased document, as {id, document, rest}
// $passed: ids of edges that are known already; $order: the place of each type; $limit
// Columns: total, edges (a list of [type, source, target, properties]), onward (lists of ids of the things they lead to)
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
  UNWIND here AS n
  MATCH (n)-[r/*out*/]->(m:Thing)
  RETURN r, m
  UNION
  UNWIND here AS n
  MATCH (n)<-[r/*in*/]-(m:Thing)
  RETURN r, m
}
WITH g, r, m, startNode(r) AS a, endNode(r) AS b
WHERE m.load IS NULL OR m.load <> g.hidden
WITH r, collect(DISTINCT m.id) AS ends, a, b ORDER BY $order[type(r)], a.sort, b.sort, r.id
WITH collect({edge: r, ends: ends, source: a.id, target: b.id, known: r.id IN $passed}) AS ring
WITH ring, [one IN ring WHERE NOT one.known] AS fresh
RETURN size(fresh) AS total,
  [one IN fresh[0..$limit] | [type(one.edge), one.source, one.target, properties(one.edge)]] AS edges,
  [one IN CASE WHEN size(fresh) > $limit THEN [] ELSE ring END | one.ends] AS onward
