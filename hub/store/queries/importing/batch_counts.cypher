// For: how many records of an import somebody may see, by what was done to them
// Parameters: $id
// Guards: record, revision, whole
// The ids are carried by WITH: looked up straight from the node, ArcadeDB joins all records with all records.
MATCH (revision:Revision {batch_id: $id}) WHERE {visible:revision}
WITH revision, revision.whole AS whole_id, revision.record_id AS record_id
MATCH (whole:Revision {id: whole_id}) WHERE {visible:whole}
MATCH (record:Entity {id: record_id}) WHERE {visible:record}
RETURN revision.action AS action, count(DISTINCT record.id) AS number
