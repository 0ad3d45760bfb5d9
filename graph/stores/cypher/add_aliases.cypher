// Adds ids that mean a thing of another id.
// $rows: a list of {id, canonical}
UNWIND $rows AS row
MATCH (n:Thing {id: row.canonical})
CREATE (:Alias {id: row.id})-[:MEANS]->(n)
