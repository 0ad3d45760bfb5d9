// Takes away some of what a loader that died has left.
// $limit
// Columns: left (how many were taken: 0 when nothing is left)
MATCH (g:Policygraph {one: true})
MATCH (n:Thing {load: g.hidden})
WITH n LIMIT $limit
OPTIONAL MATCH (a:Alias)-[:MEANS]->(n)
DETACH DELETE a, n
RETURN count(n) AS taken
