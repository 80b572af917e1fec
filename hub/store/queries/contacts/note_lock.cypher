// For: the lock on one informal note before something is said to it
// Parameters: $id
// Guards: note
MATCH (note:InformalNote {id: $id}) WHERE {visible:note}
SET note._lock = true
RETURN note.id AS id
