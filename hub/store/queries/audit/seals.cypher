// For: verifying the main chain, page by page
// Parameters: $after, $limit
// System: AuditSeal
MATCH (s:AuditSeal)
WHERE s.place > $after
RETURN properties(s) AS node
ORDER BY s.place
LIMIT $limit
