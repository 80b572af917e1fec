// For: which versions of records are as the starter data left them; anything newer is somebody's work
// Parameters: $versions
// System: Revision, ImportBatch
UNWIND $versions AS version
MATCH (revision:Revision {id: version})
MATCH (batch:ImportBatch {id: revision.batch_id}) WHERE batch.starter
RETURN revision.record_id AS id
