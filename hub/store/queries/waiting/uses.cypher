// For: what a State and its bodies were given and of which nobody has recorded a use yet, longest ago first
// Parameters: $state, $limit
// Guards: home, body, one
MATCH (home:Entity {id: $state})<-[:OF_STATE|BASED_IN*0..1]-(body:Entity)<-[:RECIPIENT]-(one:SharingEvent)
WHERE {visible:home} AND {visible:body} AND {visible:one} AND one.retired_at IS NULL
  AND one.use_status = 'awaited'
  AND (body.type <> 'organisation' OR body.created_by_national_law = true)
RETURN DISTINCT one.id AS id, one.type AS type, one.title AS title, one.on AS on, one.sort_key AS key
ORDER BY key ASC LIMIT $limit
