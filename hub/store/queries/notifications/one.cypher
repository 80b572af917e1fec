// For: one of the things that somebody was told
// Parameters: $id, $person
// System: Notification
MATCH (notice:Notification {id: $id})
WHERE notice.person_id = $person
RETURN properties(notice) AS node
