// For: the token of a hash, with its person as they are now
// Parameters: $token_hash
// System: ApiToken, User
MATCH (token:ApiToken {token_hash: $token_hash})
MATCH (person:User {id: token.user_id})
RETURN properties(token) AS token, properties(person) AS person
