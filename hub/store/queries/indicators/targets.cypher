// For: the targets that managers have set for an indicator
// Parameters: $kpi
// Guards: target
MATCH (target:Target)
WHERE target.kpi = $kpi AND {visible:target}
  AND target.retired_at IS NULL AND target.is_example = false
RETURN target.id AS id, target.year AS year, target.number AS number, target.in_words AS in_words,
  target.reason AS reason, target.set_on AS set_on, target.created_at AS created_at,
  target.created_by AS created_by, target.updated_by AS updated_by
