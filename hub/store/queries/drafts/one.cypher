// For: one draft of a form, for who writes it
// Parameters: $id, $person_id
// System: FormDraft
MATCH (draft:FormDraft {id: $id})
WHERE draft.person_id = $person_id
RETURN properties(draft) AS draft
