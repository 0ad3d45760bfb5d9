// Takes things away, with the aliases that mean them and the evidence beside them.
// $rows: ids
UNWIND $rows AS id
MATCH (n:Thing {id: id})
CALL (n) {
  MATCH (e:Repeated {thing: n.repeated})
  DELETE e
}
OPTIONAL MATCH (a:Alias)-[:MEANS]->(n)
DETACH DELETE a
DELETE n
