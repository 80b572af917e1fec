"""The pages of records, over a real graph."""
