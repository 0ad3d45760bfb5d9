// The edges that leave some things, in plain order of their sources.
// $after: the last source of those before; $limit of things
// Columns: source, edges (a list of [type, target, properties])
MATCH (g:Policygraph {one: true})
MATCH (a:Thing)
WHERE a.id > $after AND (a.load IS NULL OR a.load <> g.hidden)
WITH g, a ORDER BY a.id LIMIT $limit
RETURN a.id AS source, COLLECT {
  MATCH (a)-[r/*types*/]->(b:Thing)
  WHERE b.load IS NULL OR b.load <> g.hidden
  RETURN [type(r), b.id, properties(r)]
} AS edges
