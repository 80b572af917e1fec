// For: every revision of a record that is being sealed, whoever might read it
// Parameters: $id
// System: Revision
MATCH (revision:Revision {record_id: $id})
RETURN revision.id AS id, revision.changes AS changes, revision.state AS state, revision.reason AS reason,
  revision.batch_id AS batch_id
