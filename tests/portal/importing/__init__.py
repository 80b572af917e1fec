"""Imports in the portal, as visitors meet them."""
