// For: the references and days of receipt of all incoming requests that wait, for a calendar
// Parameters: none
// Guards: one
MATCH (one:Request)
WHERE one.desk_key > 'received|' AND one.desk_key < 'received|~' AND {visible:one} AND one.retired_at IS NULL
RETURN one.id AS id, one.reference AS reference, one.received_on AS received_on
ORDER BY one.desk_key ASC
