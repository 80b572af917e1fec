// For: how many incoming requests wait by the day of their receipt (none: only handed in)
// Parameters: none
// Guards: one
MATCH (one:Request)
WHERE one.desk_key > 'handed_in|' AND one.desk_key < 'received|~' AND {visible:one} AND one.retired_at IS NULL
RETURN one.received_on AS received_on, count(*) AS number
