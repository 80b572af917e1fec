// For: the last event of a lane, after a write of which the outcome is not known
// Parameters: $after, $until
// System: AuditEvent
MATCH (e:AuditEvent)
WHERE e.lane_seq > $after AND e.lane_seq < $until
RETURN e.seq AS seq, e.hash AS hash
ORDER BY e.lane_seq DESC
LIMIT 1
