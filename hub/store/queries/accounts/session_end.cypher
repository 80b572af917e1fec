// For: ending the session of a token
// Parameters: $token_hash
// System: Session
MATCH (session:Session {token_hash: $token_hash})
WITH session, session.user_id AS person_id
DELETE session
RETURN person_id
