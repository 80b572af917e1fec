// For: requests sent to States between two days, with their reviews and the States asked; of some only the day of
//   the State's receipt is known. Each half starts at an index of its own (KPI 3, outgoing)
// Parameters: $since, $until
// Guards: request, review, asked, state
MATCH (request:Request)
WHERE request.sent_on >= $since AND request.sent_on <= $until
  AND request.direction = 'outgoing' AND request.is_example = false AND {visible:request}
RETURN request.id AS id, request.title AS title, request.sent_on AS sent_on, request.issuing_organ AS organ,
  request.initial_substantive_response_on AS answered_on, request.response_kind AS response_kind,
  request.withdrawn_on AS withdrawn_on,
  CASE WHEN {heard:office} THEN request.difficulties END AS difficulties,
  request.retired_at IS NOT NULL AS retired, request.retired_reason AS retired_reason,
  COLLECT {
    MATCH (request)-[:HAS_PART]->(review:Part)
    WHERE review.field = 'reviews' AND {visible:review}
    RETURN [review.started_on, review.ended_on]
  } AS reviews,
  COLLECT {
    MATCH (request)-[:REQUESTED]->(asked:Entity) WHERE asked.type = 'state' AND {visible:asked} RETURN asked.id
  } + COLLECT {
    MATCH (request)-[:REQUESTED]->(asked:Entity)-[:OF_STATE]->(state:Entity)
    WHERE {visible:asked} AND {visible:state} RETURN state.id
  } AS states
UNION ALL
MATCH (request:Request)
WHERE request.received_on >= $since AND request.received_on <= $until AND request.sent_on IS NULL
  AND request.direction = 'outgoing' AND request.is_example = false AND {visible:request}
RETURN request.id AS id, request.title AS title, request.received_on AS sent_on, request.issuing_organ AS organ,
  request.initial_substantive_response_on AS answered_on, request.response_kind AS response_kind,
  request.withdrawn_on AS withdrawn_on,
  CASE WHEN {heard:office} THEN request.difficulties END AS difficulties,
  request.retired_at IS NOT NULL AS retired, request.retired_reason AS retired_reason,
  COLLECT {
    MATCH (request)-[:HAS_PART]->(review:Part)
    WHERE review.field = 'reviews' AND {visible:review}
    RETURN [review.started_on, review.ended_on]
  } AS reviews,
  COLLECT {
    MATCH (request)-[:REQUESTED]->(asked:Entity) WHERE asked.type = 'state' AND {visible:asked} RETURN asked.id
  } + COLLECT {
    MATCH (request)-[:REQUESTED]->(asked:Entity)-[:OF_STATE]->(state:Entity)
    WHERE {visible:asked} AND {visible:state} RETURN state.id
  } AS states
