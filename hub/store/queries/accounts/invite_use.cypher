// For: a locked invitation that has been used
// Parameters: $token_hash, $at
// System: Invite
MATCH (invite:Invite {token_hash: $token_hash})
SET invite.used_at = $at
