// For: records that have been compared
// Parameters: $ids
// System: TwinCheck
UNWIND $ids AS id
MATCH (check:TwinCheck {id: id})
DELETE check
