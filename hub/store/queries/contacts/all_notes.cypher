// For: what all informal notes hold, when a value is sealed
// System: InformalNote
MATCH (note:InformalNote)
RETURN note.id AS id, note.messages AS messages
