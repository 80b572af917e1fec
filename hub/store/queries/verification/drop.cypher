// For: entries of proceedings that no longer stand in a queue of verification
// Parameters: $ids
// System: QueueEntry
UNWIND $ids AS id
MATCH (entry:QueueEntry {id: id})
DELETE entry
