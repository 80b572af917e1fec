"""Records: reading, creating, changing, retiring them, and their history."""
