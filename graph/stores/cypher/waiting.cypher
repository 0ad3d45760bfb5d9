// What waits for a reader, as each source states it, the record's first.
// $kind: unresolved or warning
// Columns: properties
MATCH (w:Waiting {kind: $kind})
WHERE w.id IS NOT NULL
WITH w ORDER BY w.id, NOT w.recorded, w.source, w.position
RETURN properties(w) AS properties
