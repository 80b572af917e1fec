// For: notifications that one sender holds until its lease runs out, with the name of the mail that tells them
// Parameters: $ids, $worker, $lease, $mail
// System: Notification
UNWIND $ids AS id
MATCH (notice:Notification {id: id})
SET notice.claimed_by = $worker, notice.lease_until = $lease, notice.mail_id = $mail
