// For: the views that somebody saved, by name
// Parameters: $person_id
// System: SavedView
MATCH (view:SavedView {person_id: $person_id})
RETURN properties(view) AS view
ORDER BY view.place
