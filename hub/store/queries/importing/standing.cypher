// For: which of the ids in a file name records that are there
// Parameters: $ids
// Guards: record
UNWIND $ids AS id
MATCH (record:Entity {id: id}) WHERE {visible:record}
RETURN record.id AS id, record.type AS type, record.version AS version
