// For: saved views go that hold a value that is being sealed
// Parameters: $ids
// System: SavedView
UNWIND $ids AS id
MATCH (view:SavedView {id: id})
DETACH DELETE view
