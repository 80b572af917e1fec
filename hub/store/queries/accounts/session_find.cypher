// For: the session that a token stands for, with its person as they are now
// Parameters: $token_hash
// System: Session, User
MATCH (session:Session {token_hash: $token_hash})
MATCH (person:User {id: session.user_id})
RETURN properties(session) AS session, properties(person) AS person
