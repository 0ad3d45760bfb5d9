// Adds a new source's evidence to things of which it says nothing new, where the order of sources puts it.
// $rows: a list of {id, and each list of evidence that the thing has}
UNWIND $rows AS row
MATCH (n:Thing {id: row.id})
WITH n, row, size([source IN n.evidence_source WHERE source < row.evidence_source[0]]) AS at
SET n += {
  evidence_source: n.evidence_source[..at] + row.evidence_source + n.evidence_source[at..],
  evidence_place: n.evidence_place[..at] + row.evidence_place + n.evidence_place[at..],
  evidence_method: n.evidence_method[..at] + row.evidence_method + n.evidence_method[at..],
  evidence_start: n.evidence_start[..at] + row.evidence_start + n.evidence_start[at..],
  evidence_end: n.evidence_end[..at] + row.evidence_end + n.evidence_end[at..],
  evidence_quote: n.evidence_quote[..at] + row.evidence_quote + n.evidence_quote[at..],
  evidence_fields: n.evidence_fields[..at] + row.evidence_fields + n.evidence_fields[at..],
  evidence_confidence: n.evidence_confidence[..at] + row.evidence_confidence + n.evidence_confidence[at..]
}
