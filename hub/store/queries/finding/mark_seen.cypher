// For: what changed until an instant is marked as seen; a mark never moves back
// Parameters: $id, $at
// System: SeenMark
MERGE (mark:SeenMark {id: $id})
SET mark.at = CASE WHEN coalesce(mark.at, '') < $at THEN $at ELSE mark.at END
