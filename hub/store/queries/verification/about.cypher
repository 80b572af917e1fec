// For: in which queues of verification a proceeding stands, for who may see it
// Parameters: $ids
// Guards: entry, record
UNWIND $ids AS id
MATCH (entry:QueueEntry {id: id}) WHERE {visible:entry}
MATCH (record:Entity {id: entry.record_id}) WHERE {visible:record}
RETURN properties(entry) AS node
