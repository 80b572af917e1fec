// For: new values of a locked import in preparation; null takes a value away
// Parameters: $id, $values
// System: ImportDraft
MATCH (draft:ImportDraft {id: $id})
SET draft += $values
