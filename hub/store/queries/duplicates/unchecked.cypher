// For: how many of the records that somebody sees have not been compared yet, counted to a thousand
// Parameters: none
// Guards: record
MATCH (check:TwinCheck)
MATCH (record:Entity {id: check.id}) WHERE {visible:record} AND record.retired_at IS NULL
WITH record LIMIT 1000
RETURN count(record) AS number
