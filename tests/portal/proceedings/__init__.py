"""Tests of the page and the form of a proceeding."""
