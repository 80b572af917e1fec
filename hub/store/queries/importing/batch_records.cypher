// For: the records of an import that somebody may see, by id, with what was changed of each
// Parameters: $id, $after, $limit
// Guards: record, revision, whole
// The ids are carried by WITH: looked up straight from the node, ArcadeDB joins all records with all records.
MATCH (revision:Revision {batch_id: $id}) WHERE revision.record_id > $after AND {visible:revision}
WITH revision, revision.whole AS whole_id, revision.record_id AS record_id
MATCH (whole:Revision {id: whole_id}) WHERE {visible:whole}
MATCH (record:Entity {id: record_id}) WHERE {visible:record}
RETURN record.id AS id, record.type AS type, record.title AS title, record.created_by AS created_by,
  record.retired_at AS retired_at, revision.action AS action, revision.changes AS changes,
  revision.id AS revision
ORDER BY id, revision LIMIT $limit
