// For: a page of a queue of verification, oldest first, with what somebody may see alone. Of proceedings with
//   few sources only those of which this reader sees fewer than two.
// Parameters: $after, $until, $cause, $state, $author, $holder, $passed, $limit
// Guards: entry, record, source
MATCH (entry:QueueEntry)
WHERE entry.place > $after AND entry.place < $until
  AND ($state IS NULL OR entry.state = $state)
  AND ($cause IS NULL OR entry.cause = $cause)
  AND {visible:entry}
  AND ($author IS NULL OR $author IN entry.authors)
  AND ($holder IS NULL OR $holder = coalesce(
    CASE WHEN entry.stand_in IS NOT NULL AND entry.assigned_at < $passed THEN entry.stand_in ELSE entry.reviewer END,
    'nobody'))
  AND EXISTS { MATCH (record:Entity {id: entry.record_id}) WHERE {visible:record} AND record.retired_at IS NULL }
  AND (entry.queue <> 'single_source' OR entry.sources < 2 OR COUNT {
    MATCH (one:Entity {id: entry.record_id})-[:CITATIONS]->(source:Entity)
    WHERE {visible:source} AND source.retired_at IS NULL } < 2)
RETURN properties(entry) AS node
ORDER BY entry.place ASC
LIMIT $limit
