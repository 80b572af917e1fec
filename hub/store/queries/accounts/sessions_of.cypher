// For: the running sessions of a person, the last used first
// Parameters: $user_id, $now, $idle_since
// System: Session
MATCH (session:Session {user_id: $user_id})
WHERE session.expires_at > $now AND session.last_seen_at > $idle_since
RETURN properties(session) AS session
ORDER BY session.last_seen_at DESC
