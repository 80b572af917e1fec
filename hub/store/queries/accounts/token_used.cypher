// For: noting the day on which a token was used; only once when several calls come at the same moment
// Parameters: $token_hash, $today
// System: ApiToken
MATCH (token:ApiToken {token_hash: $token_hash})
SET token._lock = $today
WITH token
WHERE token.used_on IS NULL OR token.used_on < $today
SET token.used_on = $today
