// For: an invitation, locked before it is looked at whether it still holds
// Parameters: $token_hash, $lock
// System: Invite
MATCH (invite:Invite {token_hash: $token_hash})
SET invite._lock = $lock
RETURN properties(invite) AS invite
