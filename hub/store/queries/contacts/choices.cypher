// For: the situations and States for which there are focal points, of what somebody may see
// Parameters: none
// Guards: focal, authority, situation, state
MATCH (focal:FocalPoint) WHERE {visible:focal} AND focal.retired_at IS NULL
RETURN
  COLLECT { MATCH (focal)-[:ABOUT]->(situation:Entity) WHERE {visible:situation}
    RETURN {id: situation.id, type: situation.type, title: situation.title} } AS situations,
  COLLECT { MATCH (focal)-[:OF_AUTHORITY]->(authority:Entity)-[:OF_STATE|BASED_IN]->(state:Entity)
    WHERE {visible:authority} AND {visible:state}
    RETURN {id: state.id, type: state.type, title: state.title} } AS states
