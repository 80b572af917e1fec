// For: taking back the invitations of a person that were not used
// Parameters: $user_id
// System: Invite
MATCH (invite:Invite)
WHERE invite.user_id = $user_id AND invite.used_at IS NULL
DELETE invite
