// For: requests sent to States in a period, by what is asked and the regional group of the State; of some only the
//   day of the State's receipt is known. Each half starts at an index of its own (extract for the Assembly)
// Parameters: $since, $until
// Guards: request, other, state
MATCH (request:Request)
WHERE request.sent_on >= $since AND request.sent_on <= $until AND request.direction IN ['outgoing']
  AND NOT request.is_example AND request.retired_at IS NULL AND {visible:request}
RETURN request.id AS id, request.assistance AS assistance,
  COLLECT {
    MATCH (request)-[:REQUESTED]->(other:Entity) WHERE {visible:other} RETURN other.regional_group
  } + COLLECT {
    MATCH (request)-[:REQUESTED]->(other:Entity)-[:OF_STATE]->(state:Entity)
    WHERE {visible:other} AND {visible:state} RETURN state.regional_group
  } AS regions
UNION ALL
MATCH (request:Request)
WHERE request.received_on >= $since AND request.received_on <= $until AND request.sent_on IS NULL
  AND request.direction IN ['outgoing']
  AND NOT request.is_example AND request.retired_at IS NULL AND {visible:request}
RETURN request.id AS id, request.assistance AS assistance,
  COLLECT {
    MATCH (request)-[:REQUESTED]->(other:Entity) WHERE {visible:other} RETURN other.regional_group
  } + COLLECT {
    MATCH (request)-[:REQUESTED]->(other:Entity)-[:OF_STATE]->(state:Entity)
    WHERE {visible:other} AND {visible:state} RETURN state.regional_group
  } AS regions
