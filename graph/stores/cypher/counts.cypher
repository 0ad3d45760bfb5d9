// What waits for a reader, and the state of the graph; how many things there are of each type is asked beside it.
// Columns: sources, unresolved, warnings, hidden
MATCH (g:Policygraph {one: true})
RETURN COUNT { (:Source) } AS sources,
  COUNT { MATCH (w:Waiting {kind: 'unresolved'}) RETURN DISTINCT w.id } AS unresolved,
  COUNT { MATCH (w:Waiting {kind: 'warning'}) RETURN DISTINCT w.id } AS warnings,
  g.hidden AS hidden
