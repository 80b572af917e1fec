// For: drafts of forms go: thrown away, handed in, or holding a value that is being sealed
// Parameters: $ids
// System: FormDraft
UNWIND $ids AS id
MATCH (draft:FormDraft {id: id})
DETACH DELETE draft
