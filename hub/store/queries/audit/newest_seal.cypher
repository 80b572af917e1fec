// For: the seal that the next one follows
// Parameters: none
// System: AuditSeal
MATCH (s:AuditSeal)
WHERE s.place > ""
RETURN s.seq AS seq, s.hash AS hash, s.key AS key
ORDER BY s.place DESC
LIMIT 1
