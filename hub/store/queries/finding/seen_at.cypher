// For: when somebody last marked what changed as seen
// Parameters: $id
// System: SeenMark
MATCH (mark:SeenMark {id: $id})
RETURN mark.at AS at
