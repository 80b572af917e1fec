// For: the drafts of forms that somebody keeps
// Parameters: $person_id
// System: FormDraft
MATCH (draft:FormDraft {person_id: $person_id})
RETURN properties(draft) AS draft
