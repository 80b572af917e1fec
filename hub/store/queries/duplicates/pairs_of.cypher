// For: what is known of pairs, whichever side a record stands on
// Parameters: $ids
// System: TwinPair
UNWIND $ids AS id
WITH COLLECT { MATCH (p:TwinPair {one_id: id}) RETURN p.id } + COLLECT { MATCH (p:TwinPair {other_id: id}) RETURN p.id } AS found
UNWIND found AS pair_id
MATCH (pair:TwinPair {id: pair_id})
RETURN DISTINCT pair.id AS id, pair.one_id AS one, pair.other_id AS other, pair.status AS status
