// Puts the new facts and evidence of edges in place of the old.
// $rows: a list of {source, target, properties}
UNWIND $rows AS row
MATCH (a:Thing {id: row.source})
MATCH (b:Thing {id: row.target})
MATCH (a)-[r]->(b)
WHERE r.id = row.properties.id
SET r = row.properties
