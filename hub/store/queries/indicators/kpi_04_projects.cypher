// For: the Office's projects with everything that may date them but the Office's memberships (KPI 4)
// Parameters: none
// Guards: project, situation, part, evidence
MATCH (project:Project)
WHERE {visible:project} AND project.is_example = false
RETURN project.id AS id, project.title AS title, project.kind AS kind, project.status AS status,
  project.started_on AS started_on, project.ended_on AS ended_on,
  project.retired_at IS NOT NULL AS retired, project.retired_reason AS retired_reason,
  COLLECT {
    MATCH (project)-[:ABOUT]->(situation:Entity) WHERE {visible:situation} RETURN situation.id
  } AS about,
  COLLECT {
    MATCH (project)-[:HAS_PART]->(part:Part)
    WHERE part.field = 'progress' AND {visible:part} AND part.source IS NOT NULL
    RETURN part.on
  } AS progress,
  COLLECT {
    MATCH (project)-[:RESTS_ON]->(evidence:Entity)
    WHERE {visible:evidence} AND evidence.retired_at IS NULL AND evidence.is_example = false
    RETURN {
      id: evidence.id, type: evidence.type, status: evidence.status,
      signed_on: evidence.signed_on, in_force_on: evidence.in_force_on,
      due_on: evidence.due_on, achieved_on: evidence.achieved_on,
      held_on: evidence.held_on, started_on: evidence.started_on, ended_on: evidence.ended_on,
      on: evidence.on, direction: evidence.direction
    }
  } AS evidence
