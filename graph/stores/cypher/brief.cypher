// The things that ids mean, in the order of ids, without the evidence that a hub has so much of.
// $ids: ids, aliases too; $parts: those that may be parts of an aliased document, as {id, document, rest}
// Columns: labels, properties
MATCH (g:Policygraph {one: true})
CALL (g) {
  UNWIND $ids AS id
  MATCH (n:Thing {id: id})
  RETURN n
  UNION
  UNWIND $ids AS id
  MATCH (:Alias {id: id})-[:MEANS]->(n:Thing)
  RETURN n
  UNION
  UNWIND $parts AS part
  MATCH (:Alias {id: part.document})-[:MEANS]->(d:Thing)
  MATCH (n:Thing {id: d.id + part.rest})
  RETURN n
}
WITH g, n
WHERE n.load IS NULL OR n.load <> g.hidden
WITH DISTINCT n ORDER BY n.sort, n.id
RETURN labels(n) AS labels, n {.*, folded_names: null, folded_words: null, repeated: [],
  evidence_source: [], evidence_place: [], evidence_method: [], evidence_start: null, evidence_end: null,
  evidence_quote: null, evidence_fields: null, evidence_confidence: null, evidence_stated: null} AS properties
