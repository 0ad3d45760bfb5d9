// Several walks at once, with the things that they meet and the warnings about those. The lines of a walk stand here
// once; policygraph repeats them for each walk, narrowed to its types.
// $ids: where walks start, aliases too; $parts: those that may be parts of an aliased document, as {id, document, rest}
// $walks: a list of {ids, depth, limit, onward: a type or null}; $order: the place of each edge type
// Columns: known (a list of [id asked, id]), walks (a list of {edges: a list of [type, source, target, properties],
// total: how many edges there are up to the ring that met the cap}), things (a list of [labels, properties]),
// warnings (a list of properties, as each source states them; of all that may concern these things),
// meant (a list of [alias, id] of what these name)
MATCH (g:Policygraph {one: true})
CALL (g) {
  UNWIND $ids AS id
  MATCH (n:Thing {id: id})
  RETURN id AS asked, n
  UNION
  UNWIND $ids AS id
  MATCH (:Alias {id: id})-[:MEANS]->(n:Thing)
  RETURN id AS asked, n
  UNION
  UNWIND $parts AS part
  MATCH (:Alias {id: part.document})-[:MEANS]->(d:Thing)
  MATCH (n:Thing {id: d.id + part.rest})
  RETURN part.id AS asked, n
}
WITH g, asked, n
WHERE n.load IS NULL OR n.load <> g.hidden
WITH g, collect([asked, n]) AS known, [] AS passed
// a walk
WITH g, known, passed, $walks[size(passed)] AS told, coalesce(last(passed).met, []) AS before
WITH g, known, passed, told, COLLECT {
  UNWIND [one IN known WHERE one[0] IN told.ids | one[1]] + [n IN before WHERE told.onward IN labels(n)] AS n
  RETURN DISTINCT n
} AS start
WITH g, known, passed, told, start, reduce(
  walk = {nodes: start, known: 0, edges: [], rings: []}, ring IN range(1, told.depth) |
  CASE
    WHEN walk.known = size(walk.nodes) OR size(walk.edges) > told.limit THEN walk
    ELSE head([met IN [COLLECT {
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
      nodes: COLLECT { UNWIND walk.nodes + [one IN met | one[1]] AS m RETURN DISTINCT m },
      known: size(walk.nodes),
      edges: COLLECT { UNWIND walk.edges + [one IN met | one[0]] AS r RETURN DISTINCT r },
      rings: walk.rings + size(walk.edges)
    }])
  END
) AS walk
WITH g, known, passed, told, start, walk, COLLECT {
  UNWIND range(0, size(walk.edges) - 1) AS at
  WITH walk.edges[at] AS r, size([first IN walk.rings WHERE first <= at]) AS ring
  WITH ring, r, startNode(r) AS a, endNode(r) AS b
  ORDER BY ring, $order[type(r)], a.sort, b.sort, r.id
  RETURN {r: r, a: a, b: b}
}[0..told.limit] AS kept
WITH g, known, passed + {
  met: start + [one IN kept | one.a] + [one IN kept | one.b],
  total: size(walk.edges),
  edges: [one IN kept | [type(one.r), one.a.id, one.b.id, properties(one.r)]]
} AS passed
// end of a walk
CALL (known, passed) {
  UNWIND [one IN known | one[1]] + reduce(met = [], one IN passed | met + one.met) AS n
  RETURN collect(DISTINCT n) AS things
}
CALL (things) {
  UNWIND things AS n
  WITH DISTINCT split(n.id, '~')[0] AS document
  // The series of a document is its id, whole or up to its last dot; what other series brings is about other things.
  UNWIND [document, CASE WHEN document CONTAINS '.' THEN left(document, size(document) - size(last(split(document, '.'))) - 1) END] AS series
  MATCH (:Series {id: series})<-[:CONCERNS]-(w:Waiting {kind: 'warning'})
  WITH DISTINCT w ORDER BY w.id, NOT w.recorded, w.source, w.position
  RETURN collect(w) AS warnings
}
CALL (g, warnings) {
  UNWIND warnings AS w
  UNWIND w.about AS id
  WITH DISTINCT g, id, split(id, '~')[0] AS document
  MATCH (:Alias {id: document})-[:MEANS]->(d:Thing)
  MATCH (n:Thing {id: d.id + substring(id, size(document))})
  WHERE n.load IS NULL OR n.load <> g.hidden
  RETURN collect([id, n.id]) AS meant
}
RETURN [one IN known | [one[0], one[1].id]] AS known, [one IN passed | one {.edges, .total}] AS walks,
  [n IN things | [labels(n), n {.*, folded_names: null, folded_words: null, repeated: COLLECT { MATCH (e:Repeated {thing: n.repeated}) RETURN properties(e) }}]] AS things,
  [w IN warnings | properties(w)] AS warnings, meant
