// For: how much of what somebody was told they have not looked at, as long as they see what it is about
// Parameters: $person, $limit
// Guards: record, note
MATCH (notice:Notification {unseen: $person})
WHERE EXISTS { MATCH (record:Entity {id: notice.record_id}) WHERE {visible:record} }
  OR EXISTS { MATCH (note:InformalNote {id: notice.record_id}) WHERE {visible:note} }
WITH notice LIMIT $limit
RETURN count(notice) AS number
