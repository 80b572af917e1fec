// For: likely twins of one record on which nobody has decided, as far as somebody sees both
// Parameters: $id
// Guards: record, other
MATCH (record:Entity {id: $id}) WHERE {visible:record} AND record.retired_at IS NULL
WITH COLLECT { MATCH (p:TwinPair {one_id: $id}) WHERE p.status = 'open' RETURN p.other_id }
  + COLLECT { MATCH (p:TwinPair {other_id: $id}) WHERE p.status = 'open' RETURN p.one_id } AS found
UNWIND found AS other_id
MATCH (other:Entity {id: other_id}) WHERE {visible:other} AND other.retired_at IS NULL
RETURN other.id AS id, other.type AS type, other.title AS title
