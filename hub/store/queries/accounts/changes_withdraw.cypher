// For: withdrawing open proposals about one person and, where given, those made by one
// Parameters: $about, $by, $at
// System: RoleChange
MATCH (change:RoleChange)
WHERE change.decision = 'open' AND (change.user_id = $about OR change.proposed_by = $by)
SET change.decision = 'withdrawn', change.decided_at = $at
