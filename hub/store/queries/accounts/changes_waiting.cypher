// For: proposed changes of access that nobody has decided, the oldest first, with whom they are about
// System: RoleChange, User
MATCH (change:RoleChange)
WHERE change.decision = 'open'
MATCH (person:User {id: change.user_id})
RETURN properties(change) AS change, properties(person) AS person
ORDER BY change.proposed_at
