// For: the revisions of a record that somebody may see now and might have seen then; what was kept for few,
//   only where they might have seen the record itself as well
// Parameters: $id
// Guards: record, revision, whole
// The ids are carried by WITH: looked up straight from the node, ArcadeDB joins all records with all records.
MATCH (record:Entity {id: $id}) WHERE {visible:record}
MATCH (revision:Revision {record_id: $id}) WHERE {visible:revision}
WITH record, revision, revision.whole AS whole_id
MATCH (whole:Revision {id: whole_id}) WHERE {visible:whole}
RETURN record.type AS type, record.created_by AS created_by, properties(revision) AS revision
