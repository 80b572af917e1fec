// For: the people with an account that is not closed who have a role
// Parameters: $role
// System: User
MATCH (person:User)
WHERE person.disabled_at IS NULL AND $role IN person.roles
RETURN properties(person) AS person
