// For: what waits for a second person, about records that somebody may see
// Parameters: none
// Guards: record
MATCH (proposal:Proposal {status: 'open'})
MATCH (record:Entity {id: proposal.record_id}) WHERE {visible:record}
RETURN properties(proposal) AS proposal, record.title AS title, record.type AS type
ORDER BY proposal.at
