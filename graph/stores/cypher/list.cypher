// A page of all things of a type, or of all, in the order of ids.
// $offset, $limit
// Columns: labels, properties
MATCH (g:Policygraph {one: true})
MATCH (n:Thing/*type*/)
WHERE n.sort IS NOT NULL AND n.id IS NOT NULL AND (n.load IS NULL OR n.load <> g.hidden)
WITH n ORDER BY n.sort, n.id SKIP $offset LIMIT $limit
RETURN labels(n) AS labels, n {.*, folded_names: null, folded_words: null, repeated: COLLECT { MATCH (e:Repeated {thing: n.repeated}) RETURN properties(e) }} AS properties
