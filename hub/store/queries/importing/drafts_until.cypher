// For: every import in preparation that ends by a moment, whoever's it is
// Parameters: $until
// System: ImportDraft
MATCH (draft:ImportDraft) WHERE draft.expires_at <= $until
RETURN draft.id AS id, draft.file AS file
