// What a load that is going on hides, to be taken from the counts.
// Columns: type, count
MATCH (g:Policygraph {one: true})
CALL (g) {
  MATCH (n:Thing {load: g.hidden})
  UNWIND labels(n) AS type
  RETURN type, count(n) AS count
  UNION ALL
  MATCH (n:Thing {load: g.hidden})-[r]-(:Thing)
  WITH DISTINCT r
  RETURN type(r) AS type, count(r) AS count
}
RETURN type, count
