// For: the steps of proceedings that were recorded since an instant, the latest first
// Parameters: $since, $limit
// Guards: step, proceeding
MATCH (step:StageEvent)-[:OF_PROCEEDING]->(proceeding:Proceeding)
WHERE step.updated_key > $since AND {visible:step} AND step.retired_at IS NULL
  AND {visible:proceeding} AND proceeding.retired_at IS NULL
RETURN proceeding.id AS id, proceeding.title AS title, step.id AS step_id, step.title AS step_title,
  step.on AS on, step.created_at AS created_at
ORDER BY step.updated_key DESC LIMIT $limit
