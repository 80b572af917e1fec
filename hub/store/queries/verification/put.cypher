// For: entries of proceedings in the queues of verification, new ones and changed ones
// Parameters: $rows
// System: QueueEntry
UNWIND $rows AS row
MERGE (entry:QueueEntry {id: row.id})
SET entry = row
