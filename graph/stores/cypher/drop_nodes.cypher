// Takes things away, with the aliases that mean them.
// $rows: ids
UNWIND $rows AS id
MATCH (n:Thing {id: id})
OPTIONAL MATCH (a:Alias)-[:MEANS]->(n)
DETACH DELETE a
DELETE n
