// How often the graph was changed.
// Columns: version
MATCH (g:Policygraph {one: true})
RETURN g.version AS version
