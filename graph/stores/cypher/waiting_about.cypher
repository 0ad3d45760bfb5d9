// What waits for a reader and concerns documents of some series, or other things, as each source states it.
// $kind: unresolved or warning; $series: identity keys of documents, or ids
// Columns: properties
UNWIND $series AS id
MATCH (:Series {id: id})<-[:CONCERNS]-(w:Waiting {kind: $kind})
WITH DISTINCT w ORDER BY w.id, NOT w.recorded, w.source, w.position
RETURN properties(w) AS properties
