// Takes the aliases of things away.
// $rows: ids of the things
UNWIND $rows AS id
MATCH (a:Alias)-[:MEANS]->(:Thing {id: id})
DETACH DELETE a
