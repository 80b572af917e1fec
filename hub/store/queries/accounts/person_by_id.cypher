// For: one person by id
// Parameters: $id
// System: User
MATCH (person:User {id: $id})
RETURN properties(person) AS person
