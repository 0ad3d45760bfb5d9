// How many things of a type there are, hidden ones too: the server keeps this number.
// Columns: total, hidden (how many of them a load that is going on hides)
MATCH (n/*type*/)
WITH count(n) AS total
MATCH (g:Policygraph {one: true})
RETURN total, CASE g.hidden WHEN '' THEN 0 ELSE COUNT { MATCH (h:Thing/*type*/ {load: g.hidden}) } END AS hidden
