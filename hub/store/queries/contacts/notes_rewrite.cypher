// For: informal notes without the value that was sealed
// Parameters: $rows
// System: InformalNote
UNWIND $rows AS row
MATCH (note:InformalNote {id: row.id})
SET note.messages = row.messages
