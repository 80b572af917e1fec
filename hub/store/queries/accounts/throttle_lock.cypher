// For: the counters of an attempt, locked before they are read
// Parameters: $keys, $now
// System: Throttle
UNWIND $keys AS key
MERGE (counter:Throttle {key: key})
ON CREATE SET counter.failures = 0, counter.failed_at = $now
SET counter._lock = $now
RETURN counter.key AS key, counter.failures AS failures, counter.failed_at AS failed_at,
  counter.blocked_until AS blocked_until
