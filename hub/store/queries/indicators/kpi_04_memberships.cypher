// For: the Office's memberships of the teams that projects rest on (KPI 4)
// Parameters: $office, $capacities
// Guards: organisation, team, project
MATCH (organisation:Entity {id: $office})<-[membership:MEMBER]-(team:Jit)<-[:RESTS_ON]-(project:Project)
WHERE {visible:organisation} AND {visible:team} AND {visible:project}
  AND team.retired_at IS NULL AND team.is_example = false
  AND membership.joined_on IS NOT NULL
  AND (membership.capacity IS NULL OR membership.capacity IN $capacities)
RETURN project.id AS project, team.id AS id, membership.joined_on AS joined_on,
  membership.left_on AS left_on, team.ended_on AS ended_on
