// Adds a source, with what waits for a reader because of it.
// $properties; $waiting: a list of {label, properties, series}
CREATE (s:Source)
SET s = $properties
WITH s
UNWIND $waiting AS row
CREATE (s)<-[:SAID_BY]-(w:Waiting:$(row.label))
SET w = row.properties
WITH w, row
UNWIND row.series AS id
MERGE (x:Series {id: id})
CREATE (w)-[:CONCERNS]->(x)
