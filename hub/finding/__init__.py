"""Finding records: facets with counts, saved views, and what has changed since somebody last looked."""
