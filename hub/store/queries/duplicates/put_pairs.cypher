// For: pairs that are likely twins; one that is known keeps its age and what was decided
// Parameters: $pairs, $at
// System: TwinPair
UNWIND $pairs AS row
MERGE (pair:TwinPair {id: row.id})
ON CREATE SET pair.one_id = row.one, pair.other_id = row.other, pair.status = 'open', pair.found_at = $at
