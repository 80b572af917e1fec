// For: ending one session of a person
// Parameters: $user_id, $id
// System: Session
MATCH (session:Session {user_id: $user_id})
WHERE session.id = $id
WITH session, session.id AS id
DELETE session
RETURN id
