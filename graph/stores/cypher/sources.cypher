// All sources without their texts.
// Columns: properties
MATCH (s:Source)
WHERE s.id IS NOT NULL
WITH s ORDER BY s.id
RETURN s {.*, text: null, states: null} AS properties
