// For: a page of somebody's own corrections, newest first, as long as they see the proceedings
// Parameters: $after, $until, $limit
// Guards: record
MATCH (correction:Correction)
WHERE correction.own_place > $after AND correction.own_place < $until
  AND EXISTS { MATCH (record:Entity {id: correction.record_id}) WHERE {visible:record} }
RETURN properties(correction) AS node
ORDER BY correction.own_place DESC
LIMIT $limit
