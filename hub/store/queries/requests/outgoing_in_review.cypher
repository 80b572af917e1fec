// For: the requests of one family that are in review and not yet sent, with what their reviews say
// Parameters: $direction, $limit
// Guards: request, part
MATCH (request:Request)
WHERE request.sort_key > '' AND request.direction IN [$direction] AND request.sent_on IS NULL
  AND request.retired_at IS NULL AND request.withdrawn_on IS NULL AND request.closed_on IS NULL
  AND {visible:request}
  AND EXISTS { MATCH (request)-[:HAS_PART]->(part:Part) WHERE {visible:part}
    AND part.field = 'reviews' AND part.ended_on IS NULL }
RETURN request.id AS id
LIMIT $limit
