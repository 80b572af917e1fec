// For: clearing away all sessions of a person whose epoch has moved on
// Parameters: $user_id
// System: Session
MATCH (session:Session {user_id: $user_id})
DELETE session
