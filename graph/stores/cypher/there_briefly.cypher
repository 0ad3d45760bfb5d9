// The things of these ids, and all documents of these series, without their evidence: what a new source may repeat.
// $ids, $series; $facts: the names of all facts; $beside: how many pieces of evidence may stand beside a thing
// Columns: id, labels, facts (a list of [name, value]), simple (whether all statements name it alike
// and agree, and little stands beside it)
CALL () {
  UNWIND $ids AS id
  MATCH (n:Thing {id: id})
  RETURN n
  UNION
  UNWIND $series AS series
  MATCH (n:Document {series: series})
  RETURN n
}
RETURN n.id AS id, labels(n) AS labels, [key IN keys(n) WHERE key IN $facts | [key, n[key]]] AS facts,
  n.merged_ids IS NULL AND n.reading_fact IS NULL AND n.evidence_stated IS NULL
    AND COUNT { MATCH (:Repeated {thing: n.repeated}) } < $beside AS simple
