// Adds a new source's evidence to things of which it says nothing new: beside them, for the lists of a hub are long.
// $rows: a list of {thing (an id), and each list of evidence that says something}
UNWIND $rows AS row
MATCH (n:Thing {id: row.thing})
SET n.repeated = n.id
CREATE (e:Repeated)
SET e = row
