// For: noting that a session was used; only once when several requests come at the same moment
// Parameters: $token_hash, $before, $now
// System: Session
MATCH (session:Session {token_hash: $token_hash})
SET session._lock = $now
WITH session
WHERE session.last_seen_at < $before
SET session.last_seen_at = $now
