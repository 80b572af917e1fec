// For: one person, locked before anything about them is checked
// Parameters: $id, $lock
// System: User
MATCH (person:User {id: $id})
SET person._lock = $lock
RETURN properties(person) AS person
