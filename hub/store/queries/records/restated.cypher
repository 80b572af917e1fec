// For: the rules by which what follows from records' values was last made
// Parameters: $id
// System: Restated
MATCH (done:Restated {id: $id})
RETURN done.rules AS rules
