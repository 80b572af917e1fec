// For: take references for requests, each once and for ever; answers with those that were free
// Parameters: $references
// System: RequestReference
UNWIND $references AS reference
OPTIONAL MATCH (taken:RequestReference {reference: reference})
WITH reference, taken
WHERE taken IS NULL
CREATE (:RequestReference {reference: reference})
RETURN reference
