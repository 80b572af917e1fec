// For: the sign of life of whoever works on an import in preparation, and how far they have come
// Parameters: $id, $claim, $done, $total, $at
// System: ImportRun
MATCH (run:ImportRun {id: $id}) WHERE run.claim = $claim
SET run.done = $done, run.total = $total, run.beat_at = $at
