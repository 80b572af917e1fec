// For: trainings and expert meetings held between two days that no project rests on (KPI 4, candidates)
// Parameters: $since, $until, $kinds, $office
// Guards: candidate, situation, project, host
MATCH (candidate:Engagement)
WHERE candidate.held_on_from >= $since AND candidate.held_on_from <= $until
  AND candidate.kind IN $kinds AND candidate.status = 'held'
  AND {visible:candidate} AND candidate.retired_at IS NULL AND candidate.is_example = false
  AND (candidate.hosted_by_office = true
    OR EXISTS { MATCH (candidate)-[:HOSTED_BY|ATTENDED_BY]->(host:Entity {id: $office}) WHERE {visible:host} })
  AND NOT EXISTS { MATCH (candidate)<-[:RESTS_ON]-(project:Project) WHERE {visible:project} }
RETURN candidate.id AS id, candidate.title AS title, candidate.type AS type,
  candidate.held_on AS on, candidate.ended_on AS until,
  COLLECT {
    MATCH (candidate)-[:ABOUT]->(situation:Entity) WHERE {visible:situation} RETURN situation.id
  } AS about
