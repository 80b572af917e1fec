// For: what changed in records since an instant, as far as somebody may see it now and might have seen it then;
//   `before` is the revision before, as long as they might have seen that, too
// Parameters: $ids, $since
// Guards: record, revision, earlier
UNWIND $ids AS id
MATCH (record:Entity {id: id}) WHERE {visible:record}
MATCH (revision:Revision {record_id: id})
WHERE revision.at > $since AND revision.id = revision.whole AND {visible:revision}
OPTIONAL MATCH (earlier:Revision {record_id: id})
WHERE earlier.id = earlier.whole AND earlier.version = revision.version - 1 AND {visible:earlier}
RETURN id, revision.action AS action, revision.at AS at, revision.version AS version,
  revision.changes AS changes, earlier IS NOT NULL AS before
