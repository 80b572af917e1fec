// For: the next seal; its number is unique, so that two sealers never fork
// Parameters: $seal
// System: AuditSeal
CREATE (s:AuditSeal)
SET s = $seal
