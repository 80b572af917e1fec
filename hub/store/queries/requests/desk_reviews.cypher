// For: the open reviews of incoming requests that wait: with whom, since when, and whose request was received when
// Parameters: none
// Guards: one, part
MATCH (one:Request)
WHERE one.desk_key > 'received|' AND one.desk_key < 'received|~' AND {visible:one} AND one.retired_at IS NULL
MATCH (one)-[:HAS_PART]->(part:Part)
WHERE part.field = 'reviews' AND part.ended_on IS NULL AND {visible:part}
RETURN one.id AS id, one.received_on AS received_on,
  CASE WHEN {heard:office} THEN one.reviewer END AS reviewer,
  CASE WHEN {heard:office} THEN one.stand_in END AS stand_in,
  part.by AS by, part.started_on AS started_on
