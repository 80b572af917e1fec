// For: a proposed change of access, locked before it is decided
// Parameters: $id, $lock
// System: RoleChange
MATCH (change:RoleChange {id: $id})
SET change._lock = $lock
RETURN properties(change) AS change
