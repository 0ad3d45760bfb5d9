// What of some sources decides whose reading is shown.
// $ids
// Columns: id, kind, document, cited_on
UNWIND $ids AS id
MATCH (s:Source {id: id})
RETURN s.id AS id, s.kind AS kind, s.document AS document, s.cited_on AS cited_on
