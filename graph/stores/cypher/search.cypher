// Things whose folded text holds words: a page by rank, then in the order of ids, and how many there are.
// $query: the words, for the full-text index; $text, $symbol, $phrase: what ranks are read from
// $type: a type or null; $document: any id of the document whose parts are meant, or null; $offset, $limit: the page
// Columns: total, page (a list of [labels, properties])
MATCH (g:Policygraph {one: true})
OPTIONAL MATCH (:Alias {id: $document})-[:MEANS]->(d:Thing)
WITH g, CASE WHEN d IS NULL THEN $document ELSE d.id END + '~' AS beginning
CALL (g, beginning) {
  CALL db.index.fulltext.queryNodes('policygraph_search', $query) YIELD node AS n
  WHERE ($type IS NULL OR $type IN labels(n))
    AND (beginning IS NULL OR n.id STARTS WITH beginning)
    AND (n.load IS NULL OR n.load <> g.hidden)
  WITH n, CASE
    WHEN n.folded_symbol = $symbol OR $text IN n.folded_names THEN 0
    WHEN n.folded_symbol STARTS WITH $symbol OR any(name IN n.folded_names WHERE name STARTS WITH $text) THEN 1
    WHEN any(line IN n.folded_words[0..size(coalesce(n.folded_names, [])) + 1] WHERE ' ' + line CONTAINS $phrase) THEN 2
    ELSE 3 END AS rank
  RETURN collect([rank, n]) AS found
}
RETURN size(found) AS total, COLLECT {
  UNWIND found AS one
  WITH one[0] AS rank, one[1] AS n
  ORDER BY rank, n.sort, n.id SKIP $offset LIMIT $limit
  RETURN [labels(n), n {.*, folded_names: null, folded_words: null, repeated: COLLECT { MATCH (e:Repeated {thing: n.repeated}) RETURN properties(e) }}]
} AS page
