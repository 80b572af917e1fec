// For: taking away how far the work on imports has come
// Parameters: $ids
// System: ImportRun
UNWIND $ids AS id
MATCH (run:ImportRun {id: id})
DELETE run
