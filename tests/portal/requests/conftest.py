"""The small world of the records' pages, with its visitors."""

from tests.portal.records.conftest import add, visit, world

__all__ = ["add", "visit", "world"]
