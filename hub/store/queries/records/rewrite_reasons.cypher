// For: reasons of proposals without the value that was sealed
// Parameters: $rows
// System: Proposal
UNWIND $rows AS row
MATCH (proposal:Proposal {id: row.id})
SET proposal.reason = row.reason
