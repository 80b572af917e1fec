// For: pairs that were found to be different, of which one now names other people
// Parameters: $ids, $at
// System: TwinPair
UNWIND $ids AS id
WITH COLLECT { MATCH (p:TwinPair {one_id: id}) RETURN p.id } + COLLECT { MATCH (p:TwinPair {other_id: id}) RETURN p.id } AS found
UNWIND found AS pair_id
MATCH (pair:TwinPair {id: pair_id}) WHERE pair.status = 'different'
SET pair.status = 'open', pair.found_at = $at
