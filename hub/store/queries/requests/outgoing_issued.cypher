// For: a page of the requests of one family that were sent, the latest first; `before` is the day of the place
//   to go on after, `late` and `quiet` the days on which what was sent is due for a reminder
// Parameters: $direction, $before, $until, $state, $organ, $assistance, $place, $remind, $quiet, $late, $limit
// Guards: request, part, asked, home
MATCH (request:Request)
WHERE request.sent_on <= $before AND request.direction IN [$direction]
  AND request.retired_at IS NULL AND {visible:request}
WITH request, request.sent_on + '|' + request.id AS spot
WHERE spot < $until
  AND ($organ IS NULL OR request.issuing_organ = $organ)
  AND ($assistance IS NULL OR $assistance IN request.assistance)
  AND ($place IS NULL OR EXISTS { MATCH (request)-[:REQUESTED]->(asked:Entity)
    WHERE {visible:asked} AND (asked.id = $place OR EXISTS { MATCH (asked)-[:OF_STATE]->(home:Entity {id: $place}) WHERE {visible:home} }) })
  AND ($state IS NULL OR $state = CASE
    WHEN request.withdrawn_on IS NOT NULL THEN 'withdrawn'
    WHEN request.closed_on IS NOT NULL THEN 'closed'
    WHEN request.response_kind = 'assistance_given' THEN 'in_full'
    WHEN request.response_kind = 'assistance_given_in_part' THEN 'in_part'
    WHEN request.response_kind IN ['reasoned_refusal', 'legal_bar'] THEN 'refused'
    WHEN request.response_kind IS NOT NULL THEN request.response_kind
    WHEN request.acknowledged_on IS NOT NULL THEN 'acknowledged'
    ELSE 'issued' END)
  AND (NOT $remind OR (request.response_kind IS NULL AND request.closed_on IS NULL AND request.withdrawn_on IS NULL
    AND request.sent_on <= CASE WHEN request.acknowledged_on IS NULL THEN $quiet ELSE $late END
    AND NOT EXISTS { MATCH (request)-[:HAS_PART]->(part:Part) WHERE {visible:part}
      AND part.field = 'steps' AND part.kind = 'reminder' AND part.on > $quiet }))
RETURN request.id AS id, spot
ORDER BY spot DESC
LIMIT $limit
