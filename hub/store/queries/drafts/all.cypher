// For: every draft of a form, some of which may hold a value that is being sealed
// Parameters: none
// System: FormDraft
MATCH (draft:FormDraft)
RETURN properties(draft) AS draft
