// For: the names of the files that were imported, some of which may hold a value that is being sealed
// Parameters: none
// System: ImportBatch
MATCH (batch:ImportBatch)
RETURN batch.id AS id, batch.file AS file
