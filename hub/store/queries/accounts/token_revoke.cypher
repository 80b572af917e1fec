// For: ending one token of a person
// Parameters: $user_id, $id
// System: ApiToken
MATCH (token:ApiToken {user_id: $user_id})
WHERE token.id = $id
WITH token, token.id AS id
DELETE token
RETURN id
