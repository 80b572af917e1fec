// For: corrections without the value that was sealed
// Parameters: $rows
// System: Correction
UNWIND $rows AS row
MATCH (correction:Correction {id: row.id})
SET correction.before = row.before, correction.said = row.said, correction.reason = row.reason,
  correction.answer = row.answer
