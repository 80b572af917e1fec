// For: imports of one type wait for each other, so that two files cannot both create what has one external_id
// Parameters: $type, $batch
// System: ImportTurn
MERGE (turn:ImportTurn {id: $type})
SET turn.batch = $batch
