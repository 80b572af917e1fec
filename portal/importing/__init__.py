"""Importing files in the portal: upload, columns, dry run, progress, and the imports that were made."""

from portal.importing import batches, columns, dry_run, starting, working
from portal.importing.section import blueprint

__all__ = ["batches", "blueprint", "columns", "dry_run", "starting", "working"]
