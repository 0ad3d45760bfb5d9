// One source with its text.
// $id
// Columns: properties
MATCH (s:Source {id: $id})
RETURN s {.*, states: null} AS properties
