// For: proceedings that nobody has verified since a day, or ever
// Parameters: $since, $limit
// Guards: one
MATCH (one:Proceeding)
WHERE {visible:one} AND one.retired_at IS NULL
  AND (one.last_verified_on_to IS NULL OR one.last_verified_on_to < $since)
RETURN one.id AS id, one.type AS type, one.title AS title, one.last_verified_on AS on
ORDER BY one.sort_key DESC LIMIT $limit
