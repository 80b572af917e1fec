// For: taking away what is kept beside imports in preparation
// Parameters: $ids, $what
// System: ImportChunk
UNWIND $ids AS id
MATCH (chunk:ImportChunk {draft_id: id}) WHERE chunk.what IN $what
DELETE chunk
