// For: pairs that are no longer alike and on which nobody has decided
// Parameters: $ids
// System: TwinPair
UNWIND $ids AS id
MATCH (pair:TwinPair {id: id}) WHERE pair.status = 'open'
DELETE pair
