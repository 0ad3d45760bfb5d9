// The edges of these ids, between these things, as they are stored.
// $edges: a list of {id, source, target}
// Columns: type, source, target, properties
UNWIND $edges AS edge
MATCH (a:Thing {id: edge.source})
MATCH (b:Thing {id: edge.target})
MATCH (a)-[r]->(b)
WHERE r.id = edge.id
RETURN type(r) AS type, a.id AS source, b.id AS target, properties(r) AS properties
