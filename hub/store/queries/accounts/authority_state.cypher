// For: an authority and the State whose body it is
// Parameters: $id
// Guards: authority, state
MATCH (authority:Entity {id: $id})-[:OF_STATE]->(state:Entity)
WHERE authority.type = 'authority' AND authority.retired_at IS NULL
  AND {visible:authority} AND {visible:state}
RETURN authority.id AS authority_id, state.id AS state_id
