// For: likely twins on which nobody has decided, of which somebody sees both, oldest first
// Parameters: $limit, $after
// Guards: left, right
MATCH (pair:TwinPair {status: 'open'}) WHERE pair.found_at + '|' + pair.id > $after
MATCH (left:Entity {id: pair.one_id}) WHERE {visible:left} AND left.retired_at IS NULL
MATCH (right:Entity {id: pair.other_id}) WHERE {visible:right} AND right.retired_at IS NULL
RETURN pair.id AS id, left.id AS one, right.id AS other, left.type AS type, pair.found_at AS found_at
ORDER BY pair.found_at, pair.id LIMIT $limit
