// For: a view goes that somebody saved themselves
// Parameters: $id, $person_id
// System: SavedView
MATCH (view:SavedView {id: $id})
WHERE view.person_id = $person_id
WITH view, view.id AS id
DETACH DELETE view
RETURN id
