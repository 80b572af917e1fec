// For: telling other processes that a lane is open, with its first event
// Parameters: $lane, $at
// System: AuditLane
CREATE (l:AuditLane {lane: $lane, open_since: $at, sealed: 0})
