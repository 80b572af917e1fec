// For: keeping what a person says of the columns of a file of this shape
// Parameters: $id, $person_id, $columns, $at
// System: ImportMapping
MERGE (mapping:ImportMapping {id: $id})
SET mapping.person_id = $person_id, mapping.columns = $columns, mapping.at = $at
