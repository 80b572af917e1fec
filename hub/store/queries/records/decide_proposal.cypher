// For: the decision on a proposal
// Parameters: $id, $status, $by, $at
// System: Proposal
MATCH (proposal:Proposal {id: $id})
SET proposal.status = $status, proposal.decided_by = $by, proposal.decided_at = $at, proposal._lock = null
