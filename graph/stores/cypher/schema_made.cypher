// Makes a database a store: the state of its graph, and the lock that writers take in turns.
// $schema: the version of the schema
MERGE (g:Policygraph {one: true})
ON CREATE SET g.version = 0, g.hidden = ''
SET g.schema = $schema, g.hidden = coalesce(g.hidden, ''), g.imported = null
MERGE (:PolicygraphLock {one: true})
