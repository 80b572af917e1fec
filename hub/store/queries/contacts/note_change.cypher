// For: what was said to an informal note
// Parameters: $id, $values
// System: InformalNote
MATCH (note:InformalNote {id: $id})
SET note += $values
