// For: taking away imports in preparation
// Parameters: $ids
// System: ImportDraft
UNWIND $ids AS id
MATCH (draft:ImportDraft {id: id})
DELETE draft
