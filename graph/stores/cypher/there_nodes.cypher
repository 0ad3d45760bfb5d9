// The things of these ids as they are stored, and all documents of these series.
// $ids, $series
// Columns: labels, properties
CALL () {
  UNWIND $ids AS id
  MATCH (n:Thing {id: id})
  RETURN n
  UNION
  UNWIND $series AS series
  MATCH (n:Document {series: series})
  RETURN n
}
RETURN labels(n) AS labels, n {.*, folded_names: null, folded_words: null, repeated: COLLECT { MATCH (e:Repeated {thing: n.repeated}) RETURN properties(e) }} AS properties
