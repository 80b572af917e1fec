"""The visitors of the pages of records come to those of imports too."""

from tests.portal.records.conftest import visit

__all__ = ["visit"]
