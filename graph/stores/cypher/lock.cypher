// Takes a writer's turn until the transaction ends, and says what a source is now.
// $source
// Columns: hidden (the load that is going on, or was left by a loader that died), sha256, states (ids that it states)
MATCH (lock:PolicygraphLock {one: true})
SET lock.held = true
WITH lock
MATCH (g:Policygraph {one: true})
OPTIONAL MATCH (s:Source {id: $source})
RETURN g.hidden AS hidden, s.sha256 AS sha256, s.states AS states
