// For: the revisions of a record that somebody may see now and might have seen then; what was kept for few,
//   only where they might have seen the record itself as well
// Parameters: $id
// Guards: record, revision, whole
MATCH (record:Entity {id: $id}) WHERE {visible:record}
MATCH (revision:Revision {record_id: $id}) WHERE {visible:revision}
MATCH (whole:Revision {id: revision.whole}) WHERE {visible:whole}
RETURN record.type AS type, record.created_by AS created_by, properties(revision) AS revision
