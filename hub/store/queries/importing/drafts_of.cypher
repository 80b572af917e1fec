// For: a person's own imports in preparation, the newest first
// Parameters: $person_id, $now
// System: ImportDraft
MATCH (draft:ImportDraft {person_id: $person_id})
WHERE draft.expires_at > $now
RETURN properties(draft) AS draft
ORDER BY draft.at DESC
