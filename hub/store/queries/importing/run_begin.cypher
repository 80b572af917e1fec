// For: the beginning of the work on an import in preparation
// Parameters: $id, $claim, $at
// System: ImportRun
MERGE (run:ImportRun {id: $id})
SET run.claim = $claim, run.done = 0, run.total = 0, run.beat_at = $at
