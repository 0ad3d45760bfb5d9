// What waits for a reader, and the state of the graph; how many things there are of each type is asked beside it.
// Columns: sources, unresolved, warnings, hidden
MATCH (g:Policygraph {one: true})
RETURN COUNT { MATCH (s:Source) WHERE s.id IS NOT NULL } AS sources,
  COUNT { MATCH (w:Waiting {kind: 'unresolved'}) WHERE w.id IS NOT NULL RETURN DISTINCT w.id } AS unresolved,
  COUNT { MATCH (w:Waiting {kind: 'warning'}) WHERE w.id IS NOT NULL RETURN DISTINCT w.id } AS warnings,
  g.hidden AS hidden
