// For: one import, whoever may see what is in it (asked for before its records, which are guarded)
// Parameters: $id
// System: ImportBatch
MATCH (batch:ImportBatch {id: $id})
RETURN properties(batch) AS batch
