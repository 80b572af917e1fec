// For: what somebody decided on a pair
// Parameters: $id, $one, $other, $status, $by, $at
// System: TwinPair
MERGE (pair:TwinPair {id: $id})
ON CREATE SET pair.one_id = $one, pair.other_id = $other, pair.found_at = $at
SET pair.status = $status, pair.decided_by = $by, pair.decided_at = $at
