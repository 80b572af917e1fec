// For: what records were like after certain revisions, to know whether they were retired then
// Parameters: $ids
// System: Revision
UNWIND $ids AS id
MATCH (revision:Revision {id: id})
RETURN revision.record_id AS record_id, revision.state AS state
