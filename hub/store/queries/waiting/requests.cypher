// For: incoming requests for assistance that have no initial substantive response yet, oldest first
// Parameters: $limit
// Guards: one
MATCH (one:Request)
WHERE {visible:one} AND one.retired_at IS NULL AND one.direction = 'incoming' AND one.received_on IS NOT NULL
  AND one.initial_substantive_response_on IS NULL AND one.withdrawn_on IS NULL AND one.closed_on IS NULL
RETURN one.id AS id, one.type AS type, one.title AS title, one.received_on AS on
ORDER BY one.sort_key ASC LIMIT $limit
