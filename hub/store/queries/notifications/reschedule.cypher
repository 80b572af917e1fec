// For: when the mails that wait for somebody are due, after they chose anew; never where $due is nothing
// Parameters: $person, $due
// System: Notification
MATCH (notice:Notification {pending: $person})
SET notice.due_at = $due, notice.pending = CASE WHEN $due IS NULL THEN NULL ELSE notice.pending END
