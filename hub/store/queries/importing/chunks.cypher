// For: the pieces of what is kept beside an import in preparation: its file, or what its dry run showed
// Parameters: $id, $what
// System: ImportChunk
MATCH (chunk:ImportChunk {draft_id: $id}) WHERE chunk.what = $what
RETURN chunk.content AS content, chunk.place AS place
ORDER BY place
