// For: requests of States sent between two days that the Office has not received: no clock runs (KPI 3, left out)
// Parameters: $since, $until
// Guards: request
MATCH (request:Request)
WHERE request.sent_on >= $since AND request.sent_on <= $until AND request.received_on IS NULL
  AND request.direction IN ['incoming'] AND NOT request.is_example AND request.retired_at IS NULL
  AND {visible:request}
RETURN request.id AS id, request.title AS title, request.sent_on AS sent_on
