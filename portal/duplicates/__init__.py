"""Duplicates: likely twins beside a form, the queue of them, and merging two records into one."""

from portal.duplicates import beside, merging, queue, typing
from portal.duplicates.section import blueprint

__all__ = ["beside", "blueprint", "merging", "queue", "typing"]
