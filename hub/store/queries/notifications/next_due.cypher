// For: for whom the mail is that has been due longest and that nobody is sending
// Parameters: $now
// System: Notification
MATCH (notice:Notification)
WHERE notice.due_at <= $now AND (notice.lease_until IS NULL OR notice.lease_until < $now)
RETURN notice.pending AS person
ORDER BY notice.due_at ASC
LIMIT 1
