// For: how many of the records that somebody sees have not been compared yet, counted to a thousand
// Parameters: none
// Guards: record
// The ids are carried by WITH: looked up straight from the node, ArcadeDB joins all records with all records.
MATCH (check:TwinCheck)
WITH check.id AS record_id
MATCH (record:Entity {id: record_id}) WHERE {visible:record} AND record.retired_at IS NULL
WITH record LIMIT 1000
RETURN count(record) AS number
