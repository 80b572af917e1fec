"""The world of information shared, and visitors of its pages."""

from __future__ import annotations

from tests.portal.records.conftest import visit
from tests.sharing.conftest import give, world

__all__ = ["give", "visit", "world"]
