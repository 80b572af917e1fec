// For: the tokens of a person, the newest first, with the person's epoch
// Parameters: $user_id
// System: ApiToken, User
MATCH (person:User {id: $user_id})
MATCH (token:ApiToken {user_id: $user_id})
RETURN properties(token) AS token, person.session_epoch AS epoch
ORDER BY token.created_at DESC
