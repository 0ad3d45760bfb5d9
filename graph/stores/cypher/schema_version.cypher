// Whether the database is a store: the version of its schema, and how many nodes it holds.
// Columns: schema (null where there is none), hidden (the load that is going on), imported (true where a bulk import
// wrote it and its indexes are not made yet), nodes
OPTIONAL MATCH (g:Policygraph {one: true})
RETURN g.schema AS schema, coalesce(g.hidden, '') AS hidden, g.imported AS imported, COUNT { () } AS nodes
