// The parts of these documents as they are stored.
// $documents
// Columns: labels, properties
UNWIND $documents AS document
MATCH (n:Thing)
WHERE n.id STARTS WITH document + '~'
RETURN labels(n) AS labels, n {.*, folded_names: null, folded_words: null, repeated: COLLECT { MATCH (e:Repeated {thing: n.repeated}) RETURN properties(e) }} AS properties
