"""The legal gates before something is given: their table, and how they stand beside a record."""

from portal.gates import beside, deciding
from portal.gates.section import blueprint

__all__ = ["beside", "blueprint", "deciding"]
