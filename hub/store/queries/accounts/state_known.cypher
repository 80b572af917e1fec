// For: whether there is such a State
// Parameters: $id
// Guards: state
MATCH (state:Entity {id: $id})
WHERE state.type = 'state' AND {visible:state}
RETURN state.id AS id
