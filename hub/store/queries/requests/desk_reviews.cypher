// For: the load of each reviewer: with whom the waiting incoming requests are in review on a day (of several open
//   reviews of a request the latest), how many of them are overdue ($overdue: the latest day of whose receipts
//   that is true), and since when the oldest is there; a review begun by $passed has gone to its stand-in
// Parameters: $today, $passed, $overdue
// Guards: one, part
MATCH (one:Request)
WHERE one.desk_key > 'received|' AND one.desk_key < 'received|~' AND {visible:one} AND one.retired_at IS NULL
MATCH (one)-[:HAS_PART]->(part:Part)
WHERE part.field = 'reviews' AND part.started_on <= $today AND (part.ended_on IS NULL OR part.ended_on > $today)
  AND {visible:part}
WITH one, max(part.started_on) AS since, collect({by: part.by, started_on: part.started_on}) AS reviews
WITH one.received_on AS received_on, since,
  CASE WHEN {heard:office} THEN one.reviewer END AS reviewer,
  CASE WHEN {heard:office} THEN one.stand_in END AS stand_in,
  [review IN reviews WHERE review.started_on = since][0].by AS begun_with
WITH received_on, since,
  CASE WHEN stand_in IS NOT NULL AND since <= $passed THEN stand_in ELSE coalesce(reviewer, begun_with) END AS who
RETURN who, count(*) AS open, sum(CASE WHEN received_on <= $overdue THEN 1 ELSE 0 END) AS overdue,
  min(since) AS since
