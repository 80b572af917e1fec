"""Corrections by practitioners: proposing one, what came of it, and the mapping unit's decision."""

from portal.corrections import beside, deciding, pages, proposing
from portal.corrections.section import blueprint

__all__ = ["beside", "blueprint", "deciding", "pages", "proposing"]
