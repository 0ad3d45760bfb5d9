// Adds things that are not there yet.
// $rows: a list of {type, properties}
UNWIND $rows AS row
CREATE (n:Thing:$(row.type))
SET n = row.properties
