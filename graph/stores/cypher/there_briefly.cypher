// The things of these ids, and all documents of these series, without their evidence: what a new source may repeat.
// $ids, $series; $facts: the names of all facts
// Columns: id, labels, facts (a list of [name, value]), keys (the names of all properties)
CALL () {
  UNWIND $ids AS id
  MATCH (n:Thing {id: id})
  RETURN n
  UNION
  UNWIND $series AS series
  MATCH (n:Document {series: series})
  RETURN n
}
WITH n, keys(n) AS keys
RETURN n.id AS id, labels(n) AS labels, [key IN keys WHERE key IN $facts | [key, n[key]]] AS facts, keys
