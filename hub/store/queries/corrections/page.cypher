// For: a page of the corrections that wait, or were decided, to proceedings that somebody may see
// Parameters: $after, $until, $limit
// Guards: record
MATCH (correction:Correction)
WHERE correction.place > $after AND correction.place < $until
  AND EXISTS { MATCH (record:Entity {id: correction.record_id}) WHERE {visible:record} }
RETURN properties(correction) AS node
ORDER BY correction.place ASC
LIMIT $limit
