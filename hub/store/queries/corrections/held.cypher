// For: the values and reasons that corrections to a record hold, when one of its values is sealed
// Parameters: $id
// System: Correction
MATCH (correction:Correction {record_id: $id})
RETURN correction.id AS id, correction.before AS before, correction.said AS said,
  correction.reason AS reason, correction.answer AS answer
