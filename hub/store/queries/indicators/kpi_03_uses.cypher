// For: uses of what was shared, by the year of use, or of confirmation where the use has no date (KPI 3). Each half
//   starts at an index of its own: as one path, for behind a second MATCH the embedded engine walks all uses
// Parameters: $since, $until, $office
// Guards: use, event, provider
MATCH (use:Part)<-[:HAS_PART]-(event:SharingEvent)
WHERE use.used_on_from >= $since AND use.used_on_from <= $until AND use.field IN ['uses'] AND {visible:use}
  AND NOT event.is_example AND {visible:event}
RETURN use.id AS id, use.end_user AS end_user, use.used_on AS used_on, use.confirmed_on AS confirmed_on,
  use.withdrawn_on AS withdrawn_on, event.id AS event_id, event.title AS event_title, event.on AS given_on,
  event.direction = 'given' AND EXISTS {
    MATCH (event)-[:PROVIDER]->(provider:Entity) WHERE provider.id = $office AND {visible:provider}
  } AS given,
  event.retired_at IS NOT NULL AS retired, event.retired_reason AS retired_reason
UNION ALL
MATCH (use:Part)<-[:HAS_PART]-(event:SharingEvent)
WHERE use.confirmed_on_from >= $since AND use.confirmed_on_from <= $until AND use.used_on IS NULL
  AND use.field IN ['uses'] AND {visible:use} AND NOT event.is_example AND {visible:event}
RETURN use.id AS id, use.end_user AS end_user, use.used_on AS used_on, use.confirmed_on AS confirmed_on,
  use.withdrawn_on AS withdrawn_on, event.id AS event_id, event.title AS event_title, event.on AS given_on,
  event.direction = 'given' AND EXISTS {
    MATCH (event)-[:PROVIDER]->(provider:Entity) WHERE provider.id = $office AND {visible:provider}
  } AS given,
  event.retired_at IS NOT NULL AS retired, event.retired_reason AS retired_reason
