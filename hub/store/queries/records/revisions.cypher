// For: the revisions of a record that somebody may see now and might have seen then
// Parameters: $id
// Guards: record, revision
MATCH (record:Entity {id: $id}) WHERE {visible:record}
MATCH (revision:Revision {record_id: $id}) WHERE {visible:revision}
RETURN record.type AS type, properties(revision) AS revision
ORDER BY revision.version DESC
