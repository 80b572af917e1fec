// For: verifying the main chain, page by page
// Parameters: $after, $limit
// System: AuditSeal
MATCH (s:AuditSeal)
WHERE s.seq > $after
RETURN properties(s) AS node
ORDER BY s.seq
LIMIT $limit
