// For: everything dated or undated about a situation, latest first, for its page and timeline
// Parameters: $id, $limit
// Guards: situation, one
MATCH (situation:Entity {id: $id})<-[link:ABOUT|LINKED_TO|OF_SITUATION]-(one:Entity)
WHERE {visible:situation} AND {visible:one} AND one.retired_at IS NULL
RETURN one.type AS type, {
    id: one.id, title: one.title, status: one.status, adopted_on: one.adopted_on, as_of: one.as_of,
    developed_on: one.developed_on, founded_on: one.founded_on, held_on: one.held_on,
    last_event_on: one.last_event_on, offered_on: one.offered_on, on: one.on, opened_on: one.opened_on,
    received_on: one.received_on, set_up_on: one.set_up_on, signed_on: one.signed_on, started_on: one.started_on,
    written_on: one.written_on, ended_on: one.ended_on, achieved_on: one.achieved_on
  } AS node
ORDER BY one.sort_key DESC
LIMIT $limit
