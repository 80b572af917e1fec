// For: reading the trail, newest first
// Parameters: $before, $action, $by, $subject, $limit
// System: AuditEvent
MATCH (e:AuditEvent)
WHERE e.place < $before
  AND ($action IS NULL OR e.action = $action)
  AND ($by IS NULL OR e.by = $by)
  AND ($subject IS NULL OR $subject IN e.subjects)
RETURN properties(e) AS node
ORDER BY e.place DESC
LIMIT $limit
