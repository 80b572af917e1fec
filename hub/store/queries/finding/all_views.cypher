// For: every saved view, some of which may hold a value that is being sealed
// Parameters: none
// System: SavedView
MATCH (view:SavedView)
RETURN view.id AS id, view.name AS name, view.question AS question
