"""Pictures made on the server: their geometry; `components/pictures.html` draws them as SVG."""

from portal.pictures.columns import Columns, Series, columns
from portal.pictures.flow import Box, Flow, Line, flow
from portal.pictures.timeline import Moment, Timeline, timeline

__all__ = [
    "Box", "Columns", "Flow", "Line", "Moment", "Series", "Timeline", "columns", "flow", "timeline",
]  # fmt: skip
