// For: the lock on one proposal before it is decided
// Parameters: $id
// System: Proposal
MATCH (proposal:Proposal {id: $id}) SET proposal._lock = true
RETURN properties(proposal) AS proposal
