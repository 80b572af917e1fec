// For: the reasons that were given for proposals about a record that is being sealed
// Parameters: $id
// System: Proposal
MATCH (proposal:Proposal {record_id: $id})
RETURN proposal.id AS id, proposal.reason AS reason
