// For: since when how many proceedings stand in a queue of verification, and with whom, of those that
//   somebody may see
// Parameters: $after, $until, $passed
// Guards: entry, source
MATCH (entry:QueueEntry)
WHERE entry.place > $after AND entry.place < $until AND {visible:entry}
  AND (entry.queue <> 'single_source' OR entry.sources < 2 OR COUNT {
    MATCH (one:Entity {id: entry.record_id})-[:CITATIONS]->(source:Entity)
    WHERE {visible:source} AND source.retired_at IS NULL } < 2)
WITH entry.since AS since,
  CASE WHEN entry.stand_in IS NOT NULL AND entry.assigned_at < $passed THEN entry.stand_in ELSE entry.reviewer END AS holder
RETURN since, holder, count(*) AS number
