// For: what follows from records' values is as these rules say
// Parameters: $id, $rules
// System: Restated
MERGE (done:Restated {id: $id})
SET done.rules = $rules
