// For: the lock on one informal note before it is read and something is said to it
// Parameters: $id
// System: InformalNote
MATCH (note:InformalNote {id: $id}) SET note._lock = true
RETURN note.id AS id
