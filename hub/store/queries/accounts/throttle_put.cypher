// For: new values of locked counters
// Parameters: $rows
// System: Throttle
UNWIND $rows AS row
MATCH (counter:Throttle {key: row.key})
SET counter.failures = row.failures, counter.failed_at = row.failed_at,
  counter.blocked_until = row.blocked_until
