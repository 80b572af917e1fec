"""Tests of finding, deciding on and merging duplicates."""
