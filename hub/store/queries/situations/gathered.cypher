// For: everything dated or undated about a situation, latest first, for its page and timeline
// Parameters: $id, $limit
// Guards: situation, one
MATCH (situation:Entity {id: $id})<-[link:ABOUT|LINKED_TO|OF_SITUATION]-(one:Entity)
WHERE {visible:situation} AND {visible:one} AND one.retired_at IS NULL
RETURN one.type AS type, properties(one) AS node
ORDER BY one.sort_key DESC
LIMIT $limit
