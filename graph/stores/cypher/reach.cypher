// A whole walk: every edge that is passed, ring after ring, in order, until nothing new is met or the cap is full.
// $ids: ids, aliases too; $parts: those that may be parts of an aliased document, as {id, document, rest}
// $depth of rings; $order: the place of each type; $limit
// Columns: type, source, target, properties, total (how many edges there are up to the ring that met the cap)
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
WITH g, collect(DISTINCT n) AS start
WITH reduce(walk = {nodes: start, known: 0, edges: [], rings: []}, ring IN range(1, $depth) |
  CASE
    WHEN walk.known = size(walk.nodes) OR size(walk.edges) > $limit THEN walk
    ELSE head([passed IN [COLLECT {
      CALL (walk) {
        UNWIND walk.nodes[walk.known..] AS n
        MATCH (n)-[r/*out*/]->(m:Thing)
        RETURN r, m
        UNION
        UNWIND walk.nodes[walk.known..] AS n
        MATCH (n)<-[r/*in*/]-(m:Thing)
        RETURN r, m
      }
      WITH r, m
      WHERE m.load IS NULL OR m.load <> g.hidden
      RETURN [r, m]
    }] | {
      // What is new comes behind what is known: DISTINCT keeps the first of each, in time in step with their number.
      nodes: COLLECT { UNWIND walk.nodes + [one IN passed | one[1]] AS m RETURN DISTINCT m },
      known: size(walk.nodes),
      edges: COLLECT { UNWIND walk.edges + [one IN passed | one[0]] AS r RETURN DISTINCT r },
      rings: walk.rings + size(walk.edges)
    }])
  END
) AS walk
WITH walk, size(walk.edges) AS total
UNWIND range(0, total - 1) AS at
WITH total, walk.edges[at] AS r, size([first IN walk.rings WHERE first <= at]) AS ring
WITH total, ring, r, startNode(r) AS a, endNode(r) AS b
ORDER BY ring, $order[type(r)], a.sort, b.sort, r.id LIMIT $limit + 1 // one more: where nothing is wanted, a row has to say how many there are
RETURN type(r) AS type, a.id AS source, b.id AS target, properties(r) AS properties, total
