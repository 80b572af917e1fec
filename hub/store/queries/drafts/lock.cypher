// For: one draft of a form, locked before it is changed or thrown away by who writes it
// Parameters: $id, $person_id
// System: FormDraft
MATCH (draft:FormDraft {id: $id})
SET draft._lock = true
WITH draft WHERE draft.person_id = $person_id
RETURN properties(draft) AS draft
