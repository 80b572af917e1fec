// For: what a State and the Office asked and gave each other: incoming requests of the State and its authorities
//   that the Office received, outgoing ones sent to them, information given to them and received from them
// Parameters: $id
// Guards: state, body, one
MATCH (state:Entity {id: $id})<-[:OF_STATE*0..1]-(body:Entity)
WHERE {visible:state} AND state.type = 'state' AND body.type IN ['state', 'authority'] AND {visible:body}
MATCH (body)<-[link:REQUESTER|REQUESTED|PROVIDER|RECIPIENT]-(one:Entity)
WHERE one.type IN ['request', 'sharing_event'] AND one.retired_at IS NULL AND {visible:one}
RETURN DISTINCT type(link) AS end, one.id AS id, one.type AS type, one.title AS title, one.direction AS direction,
  one.sent_on AS sent_on, one.received_on AS received_on, one.on AS on
