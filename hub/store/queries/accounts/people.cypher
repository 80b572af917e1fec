// For: everybody who has or had an account
// System: User
MATCH (person:User)
RETURN properties(person) AS person
