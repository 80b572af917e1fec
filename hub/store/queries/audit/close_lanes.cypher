// For: lanes that will not move again
// Parameters: $lanes
// System: AuditLane
UNWIND $lanes AS lane
MATCH (l:AuditLane {lane: lane})
SET l.open_since = null
