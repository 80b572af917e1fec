// For: a page of somebody's own informal notes, newest first
// Parameters: $after, $until, $limit
// Guards: note
MATCH (note:InformalNote)
WHERE note.own_place > $after AND note.own_place < $until AND {visible:note}
RETURN properties(note) AS node
ORDER BY note.own_place DESC
LIMIT $limit
