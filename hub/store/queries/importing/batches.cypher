// For: the imports of some types, the newest first, of which somebody may see what was done to a record, or that
//   are their own
// Parameters: $types, $person_id, $before, $limit
// Guards: record, revision, whole
MATCH (batch:ImportBatch)
WHERE batch.type IN $types AND batch.at < $before
  AND (batch.by IN [$person_id] OR EXISTS {
    MATCH (revision:Revision {batch_id: batch.id}) WHERE {visible:revision}
    MATCH (whole:Revision {id: revision.whole}) WHERE {visible:whole}
    MATCH (record:Entity {id: revision.record_id}) WHERE {visible:record}
  })
RETURN properties(batch) AS batch, batch.at AS at
ORDER BY at DESC LIMIT $limit
