// For: the proceedings that changed since an instant, the latest first
// Parameters: $since, $limit
// Guards: one
MATCH (one:Proceeding)
WHERE one.updated_key > $since AND {visible:one} AND one.retired_at IS NULL
RETURN one.id AS id, one.title AS title, one.created_at AS created_at, one.created_by AS created_by
ORDER BY one.updated_key DESC LIMIT $limit
