// For: the entries of proceedings in the queues of verification, as they stand before they are changed
// Parameters: $ids
// System: QueueEntry
UNWIND $ids AS id
MATCH (entry:QueueEntry {id: id})
RETURN properties(entry) AS node
