// For: who may have used what a recipient was given: the authorities of its State, and the hybrid courts that
//   this State's law created
// Parameters: $id
// Guards: event, recipient, state, body
MATCH (event:Entity {id: $id})-[:RECIPIENT]->(recipient:Entity)
WHERE {visible:event} AND {visible:recipient}
  AND (recipient.type <> 'organisation' OR recipient.created_by_national_law = true)
MATCH (recipient)-[:OF_STATE|BASED_IN*0..1]->(state:Entity)
WHERE state.type = 'state' AND {visible:state}
MATCH (state)<-[:OF_STATE|BASED_IN]-(body:Entity)
WHERE (body.type = 'authority' OR body.created_by_national_law = true)
  AND body.retired_at IS NULL AND {visible:body}
RETURN DISTINCT body.id AS id, body.type AS type, body.title AS title
