// For: a page of what somebody was told, newest first, as long as they see what it is about
// Parameters: $after, $until, $limit
// Guards: record, note
MATCH (notice:Notification)
WHERE notice.place > $after AND notice.place < $until
  AND (EXISTS { MATCH (record:Entity {id: notice.record_id}) WHERE {visible:record} }
    OR EXISTS { MATCH (note:InformalNote {id: notice.record_id}) WHERE {visible:note} })
RETURN properties(notice) AS node
ORDER BY notice.place DESC
LIMIT $limit
