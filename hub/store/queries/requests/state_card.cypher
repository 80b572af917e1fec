// For: how one makes a request to a State, or to the State of an authority: its laws, its central authorities
//   and focal points with theirs, and the agreements with it, as the reader may see them
// Parameters: $id
// Guards: asked, state, law, authority, one, point, agreement
MATCH (asked:Entity {id: $id})
WHERE {visible:asked} AND asked.type IN ['state', 'authority']
OPTIONAL MATCH (asked)-[:OF_STATE]->(parent:Entity)
WITH coalesce(parent, asked) AS state
WHERE state.type = 'state' AND {visible:state}
RETURN properties(state) AS state,
  COLLECT {
    MATCH (state)<-[:OF_STATE]-(law:CooperationLaw)
    WHERE {visible:law} AND law.retired_at IS NULL
    RETURN properties(law)
  } AS laws,
  COLLECT {
    MATCH (state)<-[:OF_STATE]-(authority:Authority)
    WHERE {visible:authority} AND authority.retired_at IS NULL
      AND (authority.is_central_authority = true OR authority.single_focal_point = true)
    RETURN properties(authority)
  } AS authorities,
  COLLECT {
    MATCH (state)<-[:OF_STATE]-(one:Authority)<-[:OF_AUTHORITY]-(point:FocalPoint)
    WHERE {visible:one} AND {visible:point} AND one.retired_at IS NULL AND point.retired_at IS NULL
    RETURN {point: properties(point), authority: one.title}
  } AS points,
  COLLECT {
    MATCH (state)<-[:PARTY]-(agreement:Agreement)
    WHERE {visible:agreement} AND agreement.retired_at IS NULL
    RETURN properties(agreement)
  } AS agreements
