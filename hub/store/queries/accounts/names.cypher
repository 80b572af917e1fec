// For: the names behind ids of people
// Parameters: $ids
// System: User
UNWIND $ids AS id
MATCH (person:User {id: id})
RETURN person.id AS id, person.display_name AS display_name
