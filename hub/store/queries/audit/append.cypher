// For: the next events of one lane of the audit trail
// Parameters: $events
// System: AuditEvent
UNWIND $events AS event
CREATE (e:AuditEvent)
SET e = event
