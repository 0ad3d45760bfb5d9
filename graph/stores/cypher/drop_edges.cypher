// Takes edges away.
// $rows: a list of {id, source, target}
UNWIND $rows AS row
MATCH (a:Thing {id: row.source})
MATCH (b:Thing {id: row.target})
MATCH (a)-[r]->(b)
WHERE r.id = row.id
DELETE r
