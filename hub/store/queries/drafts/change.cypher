// For: what a draft of a form holds from now on; it is locked
// Parameters: $id, $values
// System: FormDraft
MATCH (draft:FormDraft {id: $id})
SET draft += $values
