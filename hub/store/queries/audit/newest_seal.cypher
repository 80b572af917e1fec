// For: the seal that the next one follows
// Parameters: none
// System: AuditSeal
MATCH (s:AuditSeal)
WHERE s.seq > 0
RETURN s.seq AS seq, s.hash AS hash, s.key AS key
ORDER BY s.seq DESC
LIMIT 1
