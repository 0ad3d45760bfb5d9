// Hides what the steps of a large load add, until its last step.
// $load: the name of the load
MATCH (g:Policygraph {one: true})
SET g.hidden = $load
