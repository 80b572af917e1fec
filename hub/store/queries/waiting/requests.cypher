// For: incoming requests for assistance that have no initial substantive response yet, oldest first
// Parameters: $limit
// Guards: one
MATCH (one:Request)
WHERE one.desk_key > 'received|' AND one.desk_key < 'received|~' AND {visible:one} AND one.retired_at IS NULL
RETURN one.id AS id, one.type AS type, one.title AS title, one.received_on AS on
ORDER BY one.desk_key ASC LIMIT $limit
