// For: verifying every lane, page by page
// Parameters: $after, $limit
// System: AuditEvent
MATCH (e:AuditEvent)
WHERE e.lane_seq > $after
RETURN properties(e) AS node
ORDER BY e.lane_seq
LIMIT $limit
