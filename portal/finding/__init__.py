"""Finding records: all values of a facet, saved views, pictures of a list, and what has changed."""

from portal.finding import changed, overview, values, views
from portal.finding.section import blueprint

__all__ = ["blueprint", "changed", "overview", "values", "views"]
