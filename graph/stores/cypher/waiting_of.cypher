// What waits for a reader because of one source, in the order in which it states it.
// $source
// Columns: labels, properties
MATCH (:Source {id: $source})<-[:SAID_BY]-(w:Waiting)
WHERE w.id IS NOT NULL
WITH w ORDER BY w.position
RETURN labels(w) AS labels, properties(w) AS properties
