// For: new values of a locked person; null takes a value away
// Parameters: $id, $values
// System: User
MATCH (person:User {id: $id})
SET person += $values
