// For: that somebody has looked at all that they were told up to an instant
// Parameters: $person, $until, $at
// System: Notification
MATCH (notice:Notification {unseen: $person})
WHERE notice.at <= $until
SET notice.seen_at = $at, notice.unseen = null, notice.pending = null, notice.due_at = null
