// For: the lock on an import before it is undone
// Parameters: $id
// System: ImportBatch
MATCH (batch:ImportBatch {id: $id}) SET batch._lock = true
RETURN properties(batch) AS batch
