// For: one correction to a proceeding that somebody may see; of one person alone where $person is given
// Parameters: $id, $person
// Guards: record
MATCH (correction:Correction {id: $id})
WHERE $person IS NULL OR correction.by = $person
MATCH (record:Entity {id: correction.record_id}) WHERE {visible:record}
RETURN properties(correction) AS node
