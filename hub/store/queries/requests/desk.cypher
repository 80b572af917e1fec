// For: the incoming requests that wait for their answer, by days left, with what says how each stands; narrowed
//   to the State or authority that asks, to a situation, and to those that somebody reviews or stands in for
// Parameters: $after, $until, $state, $situation, $reviewer, $limit
// Guards: one, part, body, home, situation, authority
MATCH (one:Request)
WHERE one.desk_key > $after AND one.desk_key < $until AND {visible:one} AND one.retired_at IS NULL
  AND ($state IS NULL
    OR EXISTS { MATCH (one)-[:REQUESTER]->(body:Entity) WHERE body.id = $state AND {visible:body} }
    OR EXISTS { MATCH (one)-[:REQUESTER]->(authority:Entity)-[:OF_STATE]->(home:Entity)
      WHERE home.id = $state AND {visible:home} AND {visible:authority} })
  AND ($reviewer IS NULL OR one.reviewer = $reviewer OR one.stand_in = $reviewer
    OR EXISTS { MATCH (one)-[:HAS_PART]->(part:Part)
      WHERE part.field = 'reviews' AND part.by = $reviewer AND {visible:part} })
  AND ($situation IS NULL
    OR EXISTS { MATCH (one)-[:ABOUT]->(situation:Entity) WHERE situation.id = $situation AND {visible:situation} })
RETURN one.id AS id, one.desk_key AS key, one.received_on AS received_on, one.acknowledged_on AS acknowledged_on,
  CASE WHEN {heard:office} THEN one.reviewer END AS reviewer,
  CASE WHEN {heard:office} THEN one.stand_in END AS stand_in, one.reference AS reference,
  COLLECT { MATCH (one)-[:HAS_PART]->(part:Part) WHERE part.field IN ['steps', 'reviews'] AND {visible:part}
    RETURN {field: part.field, kind: part.kind, on: part.on, by: part.by, started_on: part.started_on,
      ended_on: part.ended_on} } AS parts
ORDER BY one.desk_key ASC
LIMIT $limit
