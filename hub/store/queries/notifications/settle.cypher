// For: what came of a mail, for the notifications that its sender still holds
// Parameters: $ids, $worker, $values
// System: Notification
UNWIND $ids AS id
MATCH (notice:Notification {id: id})
WHERE notice.claimed_by = $worker
SET notice += $values
