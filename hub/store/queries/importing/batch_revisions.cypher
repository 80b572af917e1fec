// For: every revision that an import made, to be undone, whoever might read it (who undoes it must see the records)
// Parameters: $id
// System: Revision
MATCH (revision:Revision {batch_id: $id})
RETURN revision.record_id AS record_id, revision.type AS type, revision.version AS version,
  revision.inner_version AS inner_version, revision.action AS action,
  revision.audience AS audience, revision.changes AS changes
