// For: teams that the Office joined and that no project rests on (KPI 4, candidates)
// Parameters: $office
// Guards: candidate, situation, project, organisation
MATCH (organisation:Entity {id: $office})<-[membership:MEMBER]-(candidate:Jit)
WHERE {visible:organisation} AND {visible:candidate} AND candidate.retired_at IS NULL
  AND candidate.is_example = false
  AND NOT EXISTS { MATCH (candidate)<-[:RESTS_ON]-(project:Project) WHERE {visible:project} }
RETURN candidate.id AS id, candidate.title AS title, candidate.type AS type,
  membership.joined_on AS on, null AS until,
  COLLECT {
    MATCH (candidate)-[:ABOUT]->(situation:Entity) WHERE {visible:situation} RETURN situation.id
  } AS about
