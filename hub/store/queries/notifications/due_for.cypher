// For: what somebody is to hear of by mail now and that nobody is sending
// Parameters: $person, $now
// System: Notification
MATCH (notice:Notification {pending: $person})
WHERE notice.due_at <= $now AND (notice.lease_until IS NULL OR notice.lease_until < $now)
RETURN properties(notice) AS node
