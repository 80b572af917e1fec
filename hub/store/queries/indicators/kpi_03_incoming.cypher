// For: requests of States that the Office received between two days (KPI 3)
// Parameters: $since, $until
// Guards: request
MATCH (request:Request)
WHERE request.received_on >= $since AND request.received_on <= $until
  AND request.direction IN ['incoming'] AND NOT request.is_example AND {visible:request}
RETURN request.id AS id, request.title AS title, request.received_on AS received_on,
  request.initial_substantive_response_on AS answered_on, request.response_kind AS response_kind,
  request.withdrawn_on AS withdrawn_on,
  request.retired_at IS NOT NULL AS retired, request.retired_reason AS retired_reason
