// For: clearing away a person's tokens that have ended
// Parameters: $user_id, $epoch, $today
// System: ApiToken
MATCH (token:ApiToken {user_id: $user_id})
WHERE token.epoch <> $epoch OR token.ends_on < $today
DELETE token
