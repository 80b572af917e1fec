// For: whether the chain still holds the seal of which the anchor knows
// Parameters: $place
// System: AuditSeal
MATCH (s:AuditSeal {place: $place})
RETURN s.hash AS hash
