// For: in which queues of verification a proceeding stands, for who may see it
// Parameters: $ids
// Guards: entry, record
// The ids are carried by WITH: looked up straight from the node, ArcadeDB joins all records with all records.
UNWIND $ids AS id
MATCH (entry:QueueEntry {id: id}) WHERE {visible:entry}
WITH entry, entry.record_id AS record_id
MATCH (record:Entity {id: record_id}) WHERE {visible:record}
RETURN properties(entry) AS node
