// For: the decision on a locked proposal
// Parameters: $id, $decision, $by, $at
// System: RoleChange
MATCH (change:RoleChange {id: $id})
SET change.decision = $decision, change.decided_by = $by, change.decided_at = $at
