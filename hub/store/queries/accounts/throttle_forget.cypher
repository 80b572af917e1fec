// For: clearing away counters that nothing was added to for long
// Parameters: $before
// System: Throttle
MATCH (counter:Throttle)
WHERE counter.failed_at < $before
DELETE counter
