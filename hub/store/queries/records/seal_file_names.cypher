// For: imports without the names of their files, which held a value that was sealed
// Parameters: $ids, $instead
// System: ImportBatch
UNWIND $ids AS id
MATCH (batch:ImportBatch {id: id})
SET batch.file = $instead
