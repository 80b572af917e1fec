"""Pictures made on the server: their geometry; `components/pictures.html` draws them as SVG."""

from portal.pictures.columns import Columns, Series, columns
from portal.pictures.timeline import Moment, Timeline, timeline

__all__ = ["Columns", "Moment", "Series", "Timeline", "columns", "timeline"]
