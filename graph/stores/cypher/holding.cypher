// Things one of whose names holds the words of a phrase side by side, for each of several phrases.
// $phrases: a list of {phrase, query: the words for the full-text index, words: the same with a space before and behind}
// $limit: one more than so many are looked for at the most
// Columns: phrase, ids
MATCH (g:Policygraph {one: true})
UNWIND $phrases AS one
CALL (g, one) {
  CALL db.index.fulltext.queryNodes('policygraph_search', one.query) YIELD node AS n
  WHERE (n.load IS NULL OR n.load <> g.hidden)
    AND any(line IN n.folded_words[1..size(coalesce(n.folded_names, [])) + 1] WHERE ' ' + line + ' ' CONTAINS one.words)
  RETURN n LIMIT $limit + 1
}
WITH one.phrase AS phrase, n ORDER BY n.sort, n.id
RETURN phrase, collect(n.id) AS ids
