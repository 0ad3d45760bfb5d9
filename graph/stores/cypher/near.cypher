// Things that come near a name: those that share the beginning of a word, and those beside it in the order of ids.
// $query: the beginnings, for the full-text index; $name; $limit of neighbours on either side
// Columns: labels, properties
MATCH (g:Policygraph {one: true})
CALL (g) {
  CALL db.index.fulltext.queryNodes('policygraph_search', $query, {limit: 1000}) YIELD node AS n, score
  RETURN n ORDER BY score DESC, n.sort, n.id LIMIT 100
  UNION
  MATCH (n:Thing) WHERE n.id >= $name RETURN n ORDER BY n.id LIMIT $limit
  UNION
  MATCH (n:Thing) WHERE n.id < $name RETURN n ORDER BY n.id DESC LIMIT $limit
}
WITH g, n
WHERE n.load IS NULL OR n.load <> g.hidden
RETURN labels(n) AS labels, n {.*, folded_names: null, folded_words: null, repeated: COLLECT { MATCH (e:Repeated {thing: n.repeated}) RETURN properties(e) }} AS properties
