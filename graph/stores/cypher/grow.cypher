// Counts a change, and shows what it hid until now.
MATCH (g:Policygraph {one: true})
SET g.version = g.version + 1, g.hidden = ''
