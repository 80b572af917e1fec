// For: the revisions of records, with the imports that made them, to find what came after one of those
// Parameters: $ids
// System: Revision
UNWIND $ids AS id
MATCH (revision:Revision {record_id: id})
RETURN revision.record_id AS record_id, revision.version AS version,
  revision.inner_version AS inner_version, revision.audience AS audience,
  revision.batch_id AS batch_id
