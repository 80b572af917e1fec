// For: which of some imports came to nothing: those that were undone, and the undoing itself
// Parameters: $ids
// System: ImportBatch
UNWIND $ids AS id
MATCH (batch:ImportBatch {id: id})
WHERE batch.undone_at IS NOT NULL OR batch.undoes IS NOT NULL
RETURN batch.id AS id
