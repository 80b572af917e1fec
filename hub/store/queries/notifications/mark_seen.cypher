// For: that somebody has looked at one of the things that they were told; no mail is needed any more
// Parameters: $id, $person, $at
// System: Notification
MATCH (notice:Notification {id: $id})
WHERE notice.person_id = $person AND notice.seen_at IS NULL
SET notice.seen_at = $at, notice.unseen = null, notice.pending = null, notice.due_at = null
