// For: the focal points for a situation, a topic or a State (where each is given) that somebody may see, by title
// Parameters: $situation, $topic, $state, $after, $limit
// Guards: focal, authority, situation, state
MATCH (focal:FocalPoint)
WHERE focal.title_key > $after AND {visible:focal} AND focal.retired_at IS NULL
  AND ($topic IS NULL OR $topic IN focal.topics)
  AND ($situation IS NULL OR EXISTS {
    MATCH (focal)-[:ABOUT]->(situation:Entity {id: $situation}) WHERE {visible:situation} })
  AND ($state IS NULL OR EXISTS {
    MATCH (focal)-[:OF_AUTHORITY]->(authority:Entity)-[:OF_STATE|BASED_IN]->(state:Entity {id: $state})
    WHERE {visible:authority} AND {visible:state} })
RETURN focal.id AS id, focal.title_key AS key
ORDER BY focal.title_key ASC
LIMIT $limit
