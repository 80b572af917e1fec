"""A situation before the Court with everything that is about it."""
