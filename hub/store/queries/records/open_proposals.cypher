// For: what waits for a second person, about records that somebody may see
// Parameters: none
// Guards: record
// The ids are carried by WITH: looked up straight from the node, ArcadeDB joins all records with all records.
MATCH (proposal:Proposal {status: 'open'})
WITH proposal, proposal.record_id AS record_id
MATCH (record:Entity {id: record_id}) WHERE {visible:record}
RETURN properties(proposal) AS proposal, record.title AS title, record.type AS type
ORDER BY proposal.at
