// For: the people with an open account whose name holds some words, in small letters
// Parameters: $words, $most
// System: User
MATCH (person:User)
WHERE person.disabled_at IS NULL AND toLower(person.display_name) CONTAINS $words
WITH person ORDER BY person.display_name LIMIT $most
RETURN person.id AS id, person.display_name AS display_name
