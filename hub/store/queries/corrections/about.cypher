// For: the open corrections to a proceeding that somebody may see; of one person alone where $person is given
// Parameters: $id, $person
// Guards: record
MATCH (record:Entity {id: $id}) WHERE {visible:record}
MATCH (correction:Correction {record_id: $id})
WHERE correction.status = 'open' AND ($person IS NULL OR correction.by = $person)
RETURN properties(correction) AS node
