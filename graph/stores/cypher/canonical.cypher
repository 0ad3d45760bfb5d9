// Which things ids mean.
// $ids: ids, aliases too; $parts: those that may be parts of an aliased document, as {id, document, rest}
// Columns: asked, canonical
MATCH (g:Policygraph {one: true})
CALL (g) {
  UNWIND $ids AS id
  MATCH (n:Thing {id: id})
  RETURN id AS asked, n
  UNION
  UNWIND $ids AS id
  MATCH (:Alias {id: id})-[:MEANS]->(n:Thing)
  RETURN id AS asked, n
  UNION
  UNWIND $parts AS part
  MATCH (:Alias {id: part.document})-[:MEANS]->(d:Thing)
  MATCH (n:Thing {id: d.id + part.rest})
  RETURN part.id AS asked, n
}
WITH g, asked, n
WHERE n.load IS NULL OR n.load <> g.hidden
RETURN asked, n.id AS canonical
