// For: how far the lanes are sealed, so that whoever looks for forgotten events passes over them
// Parameters: $heads
// System: AuditLane
UNWIND $heads AS head
MATCH (l:AuditLane {lane: head.lane})
SET l.sealed = head.seq
