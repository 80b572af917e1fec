// For: the steps of proceedings that are not retired, for their pages, timelines and cautions
// Parameters: $ids
// Guards: proceeding, step
UNWIND $ids AS id
MATCH (proceeding:Entity {id: id})<-[:OF_PROCEEDING]-(step:StageEvent)
WHERE {visible:proceeding} AND {visible:step} AND step.retired_at IS NULL
RETURN proceeding.id AS proceeding, properties(step) AS node
