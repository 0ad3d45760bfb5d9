// Puts the new facts and evidence of things in place of the old.
// $rows: a list of {id, type, was (the type before), properties}
UNWIND $rows AS row
MATCH (n:Thing {id: row.id})
CALL (n) {
  MATCH (e:Repeated {thing: n.repeated})
  DELETE e
}
REMOVE n:$(row.was)
SET n:$(row.type)
SET n = row.properties
