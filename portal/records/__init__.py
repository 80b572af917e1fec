"""The pages of every type of record, all made from its declaration: list, record, form, history, search."""

from portal.records import (
    detail,
    editing,
    listing,
    picking,
    resuming,
    searching,
    two_people,
    versions,
)
from portal.records.resuming import init_app
from portal.records.section import blueprint

__all__ = [
    "blueprint",
    "detail",
    "editing",
    "init_app",
    "listing",
    "picking",
    "resuming",
    "searching",
    "two_people",
    "versions",
]
