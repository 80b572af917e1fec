// For: the requests of one family that were sent between two days, with what their figures count
// Parameters: $direction, $since, $until
// Guards: request, part, asked, home
MATCH (request:Request)
WHERE request.sent_on >= $since AND request.sent_on <= $until AND request.direction = $direction
  AND request.retired_at IS NULL AND request.is_example = false AND {visible:request}
RETURN request.id AS id, request.sent_on AS sent_on, request.issuing_organ AS organ,
  request.assistance AS assistance, request.response_kind AS response_kind,
  request.initial_substantive_response_on AS answered_on, request.closed_on AS closed_on,
  request.withdrawn_on AS withdrawn_on,
  CASE WHEN {heard:office} THEN request.difficulties END AS difficulties,
  COLLECT {
    MATCH (request)-[:HAS_PART]->(part:Part)
    WHERE part.field = 'reviews' AND {visible:part}
    RETURN [part.started_on, part.ended_on]
  } AS reviews,
  COLLECT {
    MATCH (request)-[:REQUESTED]->(asked:Entity)
    WHERE {visible:asked}
    RETURN {id: asked.id, type: asked.type, title: asked.title, iso2: asked.iso2, region: asked.regional_group}
  } AS ends,
  COLLECT {
    MATCH (request)-[:REQUESTED]->(asked:Entity)-[:OF_STATE]->(home:Entity)
    WHERE {visible:asked} AND {visible:home}
    RETURN {id: home.id, type: home.type, title: home.title, iso2: home.iso2, region: home.regional_group}
  } AS homes
