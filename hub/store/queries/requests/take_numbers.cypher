// For: the next numbers of series of references, each series locked before it is read; `taken` is the highest number that somebody gave by hand
// Parameters: $series
// System: RequestSeries
UNWIND $series AS one
MERGE (s:RequestSeries {name: one.name})
ON CREATE SET s.last = 0
SET s._lock = true
WITH s, one
SET s.last = CASE WHEN s.last < one.taken THEN one.taken ELSE s.last END + one.count
RETURN s.name AS name, s.last AS last
