// For: what people said of the columns of their files, some of which may hold a value that is being sealed
// Parameters: none
// System: ImportMapping
MATCH (mapping:ImportMapping)
RETURN mapping.id AS id, mapping.columns AS columns
