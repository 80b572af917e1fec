// For: what was shared in answer to a request, for or in a proceeding, or one sharing event by itself; each with
//   who gave and received it, the request that it answers and who asked, and its uses
// Parameters: $id, $limit
// Guards: start, event, body, request, asker, purpose, use
MATCH (start:Entity {id: $id})<-[:ANSWERS|USED_IN|FOR_PROCEEDING*0..1]-(event:SharingEvent)
WHERE {visible:start} AND {visible:event} AND event.retired_at IS NULL
WITH DISTINCT event
RETURN event.id AS id, event.title AS title, event.on AS on, event.direction AS direction, event.marking AS marking,
  COLLECT {
    MATCH (event)-[link:PROVIDER|RECIPIENT]->(body:Entity) WHERE {visible:body}
    RETURN {end: type(link), id: body.id, type: body.type, title: body.title}
  } AS ends,
  COLLECT {
    MATCH (event)-[:ANSWERS]->(request:Entity) WHERE {visible:request} AND request.retired_at IS NULL
    RETURN {id: request.id, type: request.type, title: request.title, marking: request.marking}
  } AS requests,
  COLLECT {
    MATCH (event)-[:ANSWERS]->(request:Entity)-[link:REQUESTER|REQUESTED]->(asker:Entity)
    WHERE {visible:request} AND request.retired_at IS NULL AND {visible:asker}
    RETURN {end: type(link), id: asker.id, type: asker.type, title: asker.title}
  } AS askers,
  COLLECT {
    MATCH (event)-[:FOR_PROCEEDING]->(purpose:Entity) WHERE {visible:purpose} AND purpose.retired_at IS NULL
    RETURN {id: purpose.id, type: purpose.type, title: purpose.title}
  } AS purposes,
  COLLECT {
    MATCH (event)-[:HAS_PART]->(use:Part) WHERE use.field = 'uses' AND {visible:use}
    RETURN {key: use.key, position: use.position, end_user: use.end_user, used_on: use.used_on,
      proceeding: use.proceeding, undisclosed: use.proceeding_undisclosed,
      confirmed_on: use.confirmed_on, withdrawn_on: use.withdrawn_on}
  } AS uses
ORDER BY event.sort_key DESC
LIMIT $limit
