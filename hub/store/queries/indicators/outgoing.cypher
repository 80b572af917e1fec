// For: requests of one family sent between two days, with their reviews and whom they went to; of some only the
//   day of the addressee's receipt is known. Each half starts at an index of its own
// Parameters: $direction, $since, $until
// Guards: request, part, asked, home
MATCH (request:Request)
WHERE request.sent_on >= $since AND request.sent_on <= $until
  AND request.direction IN [$direction] AND NOT request.is_example AND {visible:request}
RETURN request.id AS id, request.title AS title, request.sent_on AS sent_on, request.issuing_organ AS organ,
  request.initial_substantive_response_on AS answered_on, request.response_kind AS response_kind,
  request.closed_on AS closed_on, request.withdrawn_on AS withdrawn_on,
  request.assistance AS assistance,
  CASE WHEN {heard:office} THEN request.difficulties END AS difficulties,
  request.retired_at IS NOT NULL AS retired, request.retired_reason AS retired_reason,
  COLLECT {
    MATCH (request)-[:HAS_PART]->(part:Part)
    WHERE part.field = 'reviews' AND {visible:part}
    RETURN [part.started_on, part.ended_on]
  } AS reviews,
  COLLECT {
    MATCH (request)-[:REQUESTED]->(asked:Entity)
    WHERE {visible:asked}
    RETURN {id: asked.id, title: asked.title, iso2: asked.iso2, region: asked.regional_group}
  } AS ends,
  COLLECT {
    MATCH (request)-[:REQUESTED]->(asked:Entity)-[:OF_STATE]->(home:Entity)
    WHERE {visible:asked} AND {visible:home}
    RETURN {id: home.id, title: home.title, iso2: home.iso2, region: home.regional_group}
  } AS homes
UNION ALL
MATCH (request:Request)
WHERE request.received_on >= $since AND request.received_on <= $until AND request.sent_on IS NULL
  AND request.direction IN [$direction] AND NOT request.is_example AND {visible:request}
RETURN request.id AS id, request.title AS title, request.received_on AS sent_on, request.issuing_organ AS organ,
  request.initial_substantive_response_on AS answered_on, request.response_kind AS response_kind,
  request.closed_on AS closed_on, request.withdrawn_on AS withdrawn_on,
  request.assistance AS assistance,
  CASE WHEN {heard:office} THEN request.difficulties END AS difficulties,
  request.retired_at IS NOT NULL AS retired, request.retired_reason AS retired_reason,
  COLLECT {
    MATCH (request)-[:HAS_PART]->(part:Part)
    WHERE part.field = 'reviews' AND {visible:part}
    RETURN [part.started_on, part.ended_on]
  } AS reviews,
  COLLECT {
    MATCH (request)-[:REQUESTED]->(asked:Entity)
    WHERE {visible:asked}
    RETURN {id: asked.id, title: asked.title, iso2: asked.iso2, region: asked.regional_group}
  } AS ends,
  COLLECT {
    MATCH (request)-[:REQUESTED]->(asked:Entity)-[:OF_STATE]->(home:Entity)
    WHERE {visible:asked} AND {visible:home}
    RETURN {id: home.id, title: home.title, iso2: home.iso2, region: home.regional_group}
  } AS homes
