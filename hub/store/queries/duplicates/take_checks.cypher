// For: the records that have waited longest to be compared, locked for the one who compares them
// Parameters: $limit
// System: TwinCheck
MATCH (check:TwinCheck)
WITH check ORDER BY check.since LIMIT $limit
SET check._lock = true
RETURN check.id AS id
