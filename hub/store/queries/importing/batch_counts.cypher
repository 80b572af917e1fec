// For: how many records of an import somebody may see, by what was done to them
// Parameters: $id
// Guards: record, revision, whole
MATCH (revision:Revision {batch_id: $id}) WHERE {visible:revision}
MATCH (whole:Revision {id: revision.whole}) WHERE {visible:whole}
MATCH (record:Entity {id: revision.record_id}) WHERE {visible:record}
RETURN revision.action AS action, count(DISTINCT record.id) AS number
