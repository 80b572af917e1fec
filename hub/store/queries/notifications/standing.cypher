// For: which of some notifications somebody has not looked at and may still be told of
// Parameters: $ids
// Guards: record, note
UNWIND $ids AS id
MATCH (notice:Notification {id: id})
WHERE notice.seen_at IS NULL
  AND (EXISTS { MATCH (record:Entity {id: notice.record_id}) WHERE {visible:record} }
    OR EXISTS { MATCH (note:InformalNote {id: notice.record_id}) WHERE {visible:note} })
RETURN notice.id AS id
