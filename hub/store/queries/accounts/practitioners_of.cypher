// For: the practitioners with an account that is not closed who belong to an authority or to a State
// Parameters: $end
// System: User
MATCH (person:User)
WHERE person.disabled_at IS NULL AND (person.authority_id = $end OR person.state_id = $end)
  AND 'practitioner' IN person.roles
RETURN properties(person) AS person
