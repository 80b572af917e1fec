// For: likely twins on which nobody has decided, of which somebody sees both, oldest first
// Parameters: $limit, $after
// Guards: left, right
// The ids are carried by WITH: looked up straight from the pair, ArcadeDB joins all records with all records.
MATCH (pair:TwinPair {status: 'open'}) WHERE pair.found_at + '|' + pair.id > $after
WITH pair, pair.one_id AS one_id, pair.other_id AS other_id
MATCH (left:Entity {id: one_id}) WHERE {visible:left} AND left.retired_at IS NULL
MATCH (right:Entity {id: other_id}) WHERE {visible:right} AND right.retired_at IS NULL
RETURN pair.id AS id, left.id AS one, right.id AS other, left.type AS type, pair.found_at AS found_at
ORDER BY pair.found_at, pair.id LIMIT $limit
