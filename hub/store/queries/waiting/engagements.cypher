// For: engagements that were planned for a day now past, and are neither held nor cancelled
// Parameters: $today, $limit
// Guards: one
MATCH (one:Engagement)
WHERE {visible:one} AND one.retired_at IS NULL AND one.status IN ['planned'] AND one.held_on_to < $today
RETURN one.id AS id, one.type AS type, one.title AS title, one.held_on AS on
ORDER BY one.sort_key ASC LIMIT $limit
