// Whether the database is a store: the version of its schema, and how many nodes it holds.
// Columns: schema (null where there is none), hidden (the load that is going on), nodes
OPTIONAL MATCH (g:Policygraph {one: true})
RETURN g.schema AS schema, g.hidden AS hidden, COUNT { () } AS nodes
