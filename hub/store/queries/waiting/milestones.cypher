// For: steps of road maps that are due by a day and not achieved
// Parameters: $until, $limit
// Guards: one
MATCH (one:Milestone)
WHERE {visible:one} AND one.retired_at IS NULL AND one.due_on_to <= $until AND one.achieved_on IS NULL
RETURN one.id AS id, one.type AS type, one.title AS title, one.due_on AS on
ORDER BY one.sort_key ASC LIMIT $limit
