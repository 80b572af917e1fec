// For: an invitation by its link, with whom it is for
// Parameters: $token_hash
// System: Invite, User
MATCH (invite:Invite {token_hash: $token_hash})
MATCH (person:User {id: invite.user_id})
RETURN properties(invite) AS invite, properties(person) AS person
