// For: one person by user name
// Parameters: $username
// System: User
MATCH (person:User {username: $username})
RETURN properties(person) AS person
