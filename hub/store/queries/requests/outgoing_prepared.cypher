// For: a page of the requests of one family that have not been sent, the latest first
// Parameters: $direction, $until, $state, $organ, $assistance, $place, $limit
// Guards: request, part, asked, home
MATCH (request:Request)
WHERE request.sort_key < $until AND request.direction IN [$direction] AND request.sent_on IS NULL
  AND request.retired_at IS NULL AND {visible:request}
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
    WHEN request.received_on IS NOT NULL THEN 'issued'
    WHEN EXISTS { MATCH (request)-[:HAS_PART]->(part:Part) WHERE {visible:part}
      AND part.field = 'reviews' AND part.ended_on IS NULL } THEN 'in_review'
    ELSE 'drafting' END)
RETURN request.id AS id, request.sort_key AS spot
ORDER BY request.sort_key DESC
LIMIT $limit
