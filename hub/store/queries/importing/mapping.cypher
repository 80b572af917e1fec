// For: what a person said of the columns of a file of this shape
// Parameters: $id
// System: ImportMapping
MATCH (mapping:ImportMapping {id: $id})
RETURN mapping.columns AS columns
