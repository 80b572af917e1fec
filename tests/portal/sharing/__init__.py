"""Tests of the pages of information shared."""
