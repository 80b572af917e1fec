// For: clearing away a person's sessions that have ended by themselves
// Parameters: $user_id, $epoch, $now, $idle_since
// System: Session
MATCH (session:Session {user_id: $user_id})
WHERE session.epoch <> $epoch OR session.expires_at <= $now OR session.last_seen_at <= $idle_since
DELETE session
