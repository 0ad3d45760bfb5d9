// Takes a source away, with what waits for a reader because of it.
// $source
MATCH (s:Source {id: $source})
OPTIONAL MATCH (s)<-[:SAID_BY]-(w:Waiting)
OPTIONAL MATCH (w)-[:CONCERNS]->(x:Series)
DETACH DELETE w, s
WITH DISTINCT x
WHERE x IS NOT NULL AND NOT EXISTS { (x)<-[:CONCERNS]-() }
DELETE x
