// For: a page of the informal notes that wait for an answer, or have one, of those that somebody may see
// Parameters: $after, $until, $limit
// Guards: note
MATCH (note:InformalNote)
WHERE note.place > $after AND note.place < $until AND {visible:note}
RETURN properties(note) AS node
ORDER BY note.place ASC
LIMIT $limit
