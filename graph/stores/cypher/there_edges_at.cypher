// All edges at these things as they are stored.
// $ids
// Columns: type, source, target, properties
UNWIND $ids AS id
MATCH (n:Thing {id: id})-[r]-(:Thing)
WITH DISTINCT r
RETURN type(r) AS type, startNode(r).id AS source, endNode(r).id AS target, properties(r) AS properties
