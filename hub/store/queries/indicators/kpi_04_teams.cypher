// For: teams that the Office joined between two days and that no project rests on (KPI 4, candidates)
// Parameters: $since, $until, $office, $capacities
// Guards: candidate, situation, project, organisation
MATCH (organisation:Entity {id: $office})<-[membership:MEMBER]-(candidate:Jit)
WHERE membership.joined_on_from >= $since AND membership.joined_on_from <= $until
  AND (membership.capacity IS NULL OR membership.capacity IN $capacities)
  AND {visible:organisation} AND {visible:candidate} AND candidate.retired_at IS NULL
  AND candidate.is_example = false
  AND NOT EXISTS {
    MATCH (candidate)<-[:RESTS_ON]-(project:Project)
    WHERE {visible:project} AND project.retired_at IS NULL AND project.is_example = false
  }
RETURN candidate.id AS id, candidate.title AS title, candidate.type AS type,
  membership.joined_on AS on, null AS until,
  COLLECT {
    MATCH (candidate)-[:ABOUT]->(situation:Entity) WHERE {visible:situation} RETURN situation.id
  } AS about
