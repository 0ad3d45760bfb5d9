// Some things in plain order of ids.
// $after: the last id of those before; $limit
// Columns: labels, properties
MATCH (g:Policygraph {one: true})
MATCH (n:Thing)
WHERE n.id > $after AND (n.load IS NULL OR n.load <> g.hidden)
WITH n ORDER BY n.id LIMIT $limit
RETURN labels(n) AS labels, n {.*, folded_names: null, folded_words: null, repeated: COLLECT { MATCH (e:Repeated {thing: n.repeated}) RETURN properties(e) }} AS properties
