"""Records from files (CSV, XLSX), all or nothing: what would come of a file, and the import itself."""

from hub.importing.importing import Imported, Progress, dry_run, run
from hub.importing.plan import ImportPlan, PlannedRow
from hub.importing.problems import FileRefused, ImportRefused, Problem
from hub.importing.sheets import ImportFile

__all__ = [
    "FileRefused",
    "ImportFile",
    "ImportPlan",
    "ImportRefused",
    "Imported",
    "PlannedRow",
    "Problem",
    "Progress",
    "dry_run",
    "run",
]
