// For: the lock on an import in preparation, before it is decided who works on it
// Parameters: $id
// System: ImportDraft
MATCH (draft:ImportDraft {id: $id}) SET draft._lock = true
RETURN properties(draft) AS draft
