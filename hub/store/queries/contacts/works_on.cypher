// For: the proceedings of authorities that somebody may see, of those authorities that chose to show them and of
//   their own ($own), and the State of each authority
// Parameters: $ids, $own
// Guards: authority, state, proceeding, situation
UNWIND $ids AS id
MATCH (authority:Entity {id: id}) WHERE {visible:authority}
RETURN authority.id AS id,
  COLLECT { MATCH (authority)-[:OF_STATE|BASED_IN]->(state:Entity) WHERE {visible:state}
    RETURN {id: state.id, type: state.type, title: state.title} } AS states,
  COLLECT { MATCH (authority)<-[:CONDUCTED_BY]-(proceeding:Entity)
    WHERE (authority.shows_what_it_works_on OR authority.id = $own) AND {visible:proceeding}
      AND proceeding.retired_at IS NULL
    RETURN {id: proceeding.id, type: proceeding.type, title: proceeding.title} } AS proceedings,
  COLLECT { MATCH (authority)<-[:CONDUCTED_BY]-(proceeding:Entity)-[:LINKED_TO]->(situation:Entity)
    WHERE (authority.shows_what_it_works_on OR authority.id = $own) AND {visible:proceeding}
      AND proceeding.retired_at IS NULL AND {visible:situation}
    RETURN DISTINCT {id: situation.id, type: situation.type, title: situation.title} } AS situations
