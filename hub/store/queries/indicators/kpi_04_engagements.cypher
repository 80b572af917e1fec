// For: trainings and expert meetings held between two days that no project rests on (KPI 4, candidates); of
//   some only the last day is known. Each half starts at an index of its own.
// Parameters: $since, $until, $kinds, $office
// Guards: candidate, situation, project, host
MATCH (candidate:Engagement)
WHERE candidate.held_on_from >= $since AND candidate.held_on_from <= $until
  AND candidate.kind IN $kinds AND candidate.status IN ['held']
  AND {visible:candidate} AND candidate.retired_at IS NULL AND NOT candidate.is_example
  AND (candidate.hosted_by_office
    OR EXISTS { MATCH (candidate)-[:HOSTED_BY|ATTENDED_BY]->(host:Entity {id: $office}) WHERE {visible:host} })
  AND NOT EXISTS {
    MATCH (candidate)<-[:RESTS_ON]-(project:Project)
    WHERE {visible:project} AND project.retired_at IS NULL AND project.is_example = false
  }
RETURN candidate.id AS id, candidate.title AS title, candidate.type AS type,
  coalesce(candidate.held_on, candidate.ended_on) AS on, candidate.ended_on AS until,
  COLLECT {
    MATCH (candidate)-[:ABOUT]->(situation:Entity) WHERE {visible:situation} RETURN situation.id
  } AS about
UNION ALL
MATCH (candidate:Engagement)
WHERE candidate.ended_on_from >= $since AND candidate.ended_on_from <= $until
  AND candidate.held_on_from IS NULL
  AND candidate.kind IN $kinds AND candidate.status IN ['held']
  AND {visible:candidate} AND candidate.retired_at IS NULL AND NOT candidate.is_example
  AND (candidate.hosted_by_office
    OR EXISTS { MATCH (candidate)-[:HOSTED_BY|ATTENDED_BY]->(host:Entity {id: $office}) WHERE {visible:host} })
  AND NOT EXISTS {
    MATCH (candidate)<-[:RESTS_ON]-(project:Project)
    WHERE {visible:project} AND project.retired_at IS NULL AND project.is_example = false
  }
RETURN candidate.id AS id, candidate.title AS title, candidate.type AS type,
  coalesce(candidate.held_on, candidate.ended_on) AS on, candidate.ended_on AS until,
  COLLECT {
    MATCH (candidate)-[:ABOUT]->(situation:Entity) WHERE {visible:situation} RETURN situation.id
  } AS about
