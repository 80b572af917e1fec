// For: whether the chain still holds the seal of which the anchor knows
// Parameters: $seq
// System: AuditSeal
MATCH (s:AuditSeal {seq: $seq})
RETURN s.hash AS hash
