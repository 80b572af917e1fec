// For: revisions without the value that was sealed
// Parameters: $rows
// System: Revision
UNWIND $rows AS row
MATCH (revision:Revision {id: row.id})
SET revision.changes = row.changes, revision.state = row.state, revision.reason = row.reason
