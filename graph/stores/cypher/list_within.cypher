// The parts of a document, of a type or of all: a page in the order of ids, and how many there are.
// $document: any of its ids; $parts_of: the same and "~"; $offset, $limit: the page
// Columns: total, page (a list of [labels, properties])
MATCH (g:Policygraph {one: true})
OPTIONAL MATCH (:Alias {id: $document})-[:MEANS]->(d:Thing)
WITH g, CASE WHEN d IS NULL THEN $document ELSE d.id END + '~' AS beginning
CALL (g, beginning) {
  MATCH (n:Thing/*type*/)
  WHERE n.id STARTS WITH beginning AND (n.load IS NULL OR n.load <> g.hidden)
  RETURN collect(n) AS found
}
RETURN size(found) AS total, COLLECT {
  UNWIND found AS n
  WITH n ORDER BY n.sort, n.id SKIP $offset LIMIT $limit
  RETURN [labels(n), n {.*, folded_names: null, folded_words: null, repeated: COLLECT { MATCH (e:Repeated {thing: n.repeated}) RETURN properties(e) }}]
} AS page
