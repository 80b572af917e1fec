// For: how much there is to verify, and whether something lies outside the chains
// Parameters: none
// System: AuditEvent, AuditSeal
CALL () { MATCH (e:AuditEvent) RETURN count(e) AS events }
CALL () { MATCH (s:AuditSeal) RETURN count(s) AS seals }
RETURN events, seals
