// For: the lock on one correction before it is decided
// Parameters: $id
// System: Correction
MATCH (correction:Correction {id: $id}) SET correction._lock = true
RETURN correction.id AS id
