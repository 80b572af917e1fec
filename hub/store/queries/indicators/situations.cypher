// For: the situations with the dates from which their phase in a year follows
// Parameters: none
// Guards: situation, target
MATCH (situation:Situation)
WHERE {visible:situation} AND situation.retired_at IS NULL AND situation.is_example = false
RETURN situation.id AS id, situation.title AS title,
  situation.examination_opened_on AS examination_opened_on,
  situation.examination_closed_on AS examination_closed_on,
  situation.investigation_opened_on AS investigation_opened_on,
  situation.investigation_concluded_on AS investigation_concluded_on,
  COLLECT { MATCH (situation)-[:MERGED_INTO]->(target:Entity) WHERE {visible:target} RETURN target.id } AS merged_into
