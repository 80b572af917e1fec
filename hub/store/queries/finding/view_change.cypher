// For: another name for a view that somebody saved themselves
// Parameters: $id, $person_id, $values
// System: SavedView
MATCH (view:SavedView {id: $id})
WHERE view.person_id = $person_id
SET view += $values
RETURN view.id AS id
