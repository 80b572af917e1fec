"""Visitors and people with accounts."""

from tests.notifications.conftest import world
from tests.portal.records.conftest import visit

__all__ = ["visit", "world"]
