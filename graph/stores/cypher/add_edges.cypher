// Adds edges that are not there yet.
// $rows: a list of {type, source, target, properties}
UNWIND $rows AS row
MATCH (a:Thing {id: row.source})
MATCH (b:Thing {id: row.target})
CREATE (a)-[r:$(row.type)]->(b)
SET r = row.properties
