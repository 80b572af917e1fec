// For: records that are to be compared with all others, since they are new or what they are found by changed
// Parameters: $ids, $at
// System: TwinCheck
UNWIND $ids AS id
MERGE (check:TwinCheck {id: id})
SET check.since = $at
