// For: the end users of what was shared, with their States (KPI 3)
// Parameters: $ids
// Guards: user, state
UNWIND $ids AS id
MATCH (user:Entity {id: id})
WHERE user.is_example = false AND {visible:user}
RETURN user.id AS id, user.title AS title, user.type AS type,
  coalesce(user.created_by_national_law, false) AS created_by_national_law,
  COLLECT {
    MATCH (user)-[:OF_STATE|BASED_IN]->(state:Entity) WHERE {visible:state} RETURN state.id
  } AS states
