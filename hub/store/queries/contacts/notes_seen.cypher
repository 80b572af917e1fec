// For: which of these ids are informal notes that somebody may see
// Parameters: $ids
// Guards: note
UNWIND $ids AS id
MATCH (note:InformalNote {id: id}) WHERE {visible:note}
RETURN note.id AS id
