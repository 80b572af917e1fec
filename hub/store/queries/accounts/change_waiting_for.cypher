// For: the proposal about a person that nobody has decided
// Parameters: $user_id
// System: RoleChange
MATCH (change:RoleChange)
WHERE change.user_id = $user_id AND change.decision = 'open'
RETURN properties(change) AS change
