// For: the decision on a correction
// Parameters: $id, $values
// System: Correction
MATCH (correction:Correction {id: $id})
SET correction += $values
