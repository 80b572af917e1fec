// For: road maps adopted between two days that no project rests on (KPI 4, candidates)
// Parameters: $since, $until
// Guards: candidate, situation, project
MATCH (candidate:Roadmap)
WHERE candidate.adopted_on_from >= $since AND candidate.adopted_on_from <= $until
  AND {visible:candidate} AND candidate.retired_at IS NULL AND NOT candidate.is_example
  AND NOT EXISTS {
    MATCH (candidate)<-[:RESTS_ON]-(project:Project)
    WHERE {visible:project} AND project.retired_at IS NULL AND project.is_example = false
  }
RETURN candidate.id AS id, candidate.title AS title, candidate.type AS type,
  candidate.adopted_on AS on, null AS until,
  COLLECT {
    MATCH (candidate)-[:ABOUT]->(situation:Entity) WHERE {visible:situation} RETURN situation.id
  } AS about
