// What a writer finds when it is its turn.
// $source
// Columns: hidden (the load that is going on, or was left by a loader that died), sha256, states (ids that it states)
MATCH (g:Policygraph {one: true})
OPTIONAL MATCH (s:Source {id: $source})
RETURN g.hidden AS hidden, s.sha256 AS sha256, s.states AS states
