"""Tests of the pages of the legal gates."""
