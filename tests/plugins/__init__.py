"""Plug-ins that tests/conftest.py loads."""
