// For: what is noted of a locked import when it is undone; null takes a value away
// Parameters: $id, $values
// System: ImportBatch
MATCH (batch:ImportBatch {id: $id})
SET batch += $values
