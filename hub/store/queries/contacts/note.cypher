// For: one informal note that somebody may see
// Parameters: $id
// Guards: note
MATCH (note:InformalNote {id: $id}) WHERE {visible:note}
RETURN properties(note) AS node
