// For: forgetting what people said of the columns of their files
// Parameters: $ids
// System: ImportMapping
UNWIND $ids AS id
MATCH (mapping:ImportMapping {id: id})
DELETE mapping
