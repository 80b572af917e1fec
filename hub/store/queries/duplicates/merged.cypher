// For: the records that were merged into one, as far as somebody sees both
// Parameters: $id
// Guards: kept, lost
MATCH (kept:Entity {id: $id}) WHERE {visible:kept}
MATCH (lost:Proceeding {merged_to: $id}) WHERE {visible:lost}
RETURN lost.id AS id, lost.type AS type, lost.title AS title, lost.retired_at AS at
ORDER BY lost.retired_at
