"""Requests for assistance: their clock."""
