// For: how many records of each type are about a situation
// Parameters: $id
// Guards: situation, one
MATCH (situation:Entity {id: $id})<-[link:ABOUT|LINKED_TO|OF_SITUATION]-(one:Entity)
WHERE {visible:situation} AND {visible:one} AND one.retired_at IS NULL
RETURN one.type AS type, count(DISTINCT one) AS number
