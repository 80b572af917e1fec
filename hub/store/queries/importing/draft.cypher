// For: a person's own import in preparation, with how far the work on it has come
// Parameters: $id, $person_id, $now
// System: ImportDraft, ImportRun
MATCH (draft:ImportDraft {id: $id})
WHERE draft.person_id = $person_id AND draft.expires_at > $now
OPTIONAL MATCH (run:ImportRun {id: draft.id})
RETURN properties(draft) AS draft, run.done AS done, run.total AS total, run.beat_at AS beat_at
