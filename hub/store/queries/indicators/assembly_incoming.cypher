// For: requests of States received in a period, by what is asked and the regional group of the State (extract for the Assembly)
// Parameters: $since, $until
// Guards: request, other, state
MATCH (request:Request)
WHERE request.received_on >= $since AND request.received_on <= $until AND request.direction IN ['incoming']
  AND NOT request.is_example AND request.retired_at IS NULL AND {visible:request}
RETURN request.id AS id, request.assistance AS assistance,
  COLLECT {
    MATCH (request)-[:REQUESTER]->(other:Entity) WHERE {visible:other} RETURN other.regional_group
  } + COLLECT {
    MATCH (request)-[:REQUESTER]->(other:Entity)-[:OF_STATE]->(state:Entity)
    WHERE {visible:other} AND {visible:state} RETURN state.regional_group
  } AS regions
