// For: the lanes that are not known to be finished, whichever process writes them
// Parameters: none
// System: AuditLane
MATCH (l:AuditLane)
WHERE l.open_since > ""
RETURN l.lane AS lane, l.sealed AS sealed, l.open_since AS since
