// Whether this load is the one that goes on: a lost one was cleaned away.
// $load
// Columns: one row where it is
MATCH (g:Policygraph {one: true})
WHERE g.hidden = $load
RETURN g.hidden AS hidden
