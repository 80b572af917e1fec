// For: what is known of one pair, both of which somebody sees
// Parameters: $id, $one, $other
// Guards: left, right
MATCH (left:Entity {id: $one}) WHERE {visible:left}
MATCH (right:Entity {id: $other}) WHERE {visible:right}
MATCH (pair:TwinPair {id: $id})
RETURN properties(pair) AS pair
