// For: one correction to a proceeding that somebody may see; of one person alone where $person is given
// Parameters: $id, $person
// Guards: record
// The ids are carried by WITH: looked up straight from the node, ArcadeDB joins all records with all records.
MATCH (correction:Correction {id: $id})
WHERE $person IS NULL OR correction.by = $person
WITH correction, correction.record_id AS record_id
MATCH (record:Entity {id: record_id}) WHERE {visible:record}
RETURN properties(correction) AS node
