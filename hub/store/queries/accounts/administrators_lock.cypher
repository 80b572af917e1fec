// For: all administrators, locked, so that the last one is known to be the last
// Parameters: $lock
// System: User
MATCH (person:User)
WHERE 'admin' IN person.roles
SET person._lock = $lock
RETURN properties(person) AS person
