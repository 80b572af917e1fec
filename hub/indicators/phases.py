"""In which phase a situation was in a year: it follows from its dates, never from a status of today.

Rules: counting rules of KPI 4, “Groups of rows”; a date known to the month or year is the whole of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph_schema.partial_date import first_day, last_day

Group = Literal["open", "investigation_concluded", "examination_closed"]
GROUPS: tuple[Group, ...] = ("open", "investigation_concluded", "examination_closed")


@dataclass(frozen=True, slots=True)
class SituationDates:
    """The dates of a situation before the Court, each a partial date or nothing."""

    id: str
    title: str
    examination_opened_on: str | None = None
    examination_closed_on: str | None = None
    investigation_opened_on: str | None = None
    investigation_concluded_on: str | None = None
    merged_into: str | None = None

    def group(self, year: int, as_of: str) -> Group | None:
        """The group of rows it belongs to in a calendar year, as known on the day `as_of`; nothing before it
        began and after it was merged into another situation."""
        start, end = f"{year}-01-01", min(f"{year}-12-31", as_of)

        def begun(opened: str | None) -> bool:
            return opened is not None and first_day(opened) <= end

        investigated = begun(self.investigation_opened_on)
        closed_only = self.examination_opened_on is None and self.examination_closed_on is not None
        if not (investigated or closed_only or begun(self.examination_opened_on)):
            return None
        ended = self.investigation_concluded_on if investigated else self.examination_closed_on
        if ended is None or last_day(ended) >= start or first_day(ended) > as_of:
            return "open"
        if self.merged_into:
            return None
        return "investigation_concluded" if investigated else "examination_closed"


def rows_of(
    situations: list[SituationDates], year: int, as_of: str
) -> dict[str, tuple[SituationDates, Group]]:
    """The situations that have a row in a year, as known on a day, with their group."""
    found = {}
    for situation in situations:
        group = situation.group(year, as_of)
        if group is not None:
            found[situation.id] = (situation, group)
    return found


def row_for(situations: dict[str, SituationDates], situation_id: str, year: int, as_of: str) -> str:
    """The row that counts for a situation in a year: its own, or that of the one it was merged into."""
    seen = {situation_id}
    while (situation := situations.get(situation_id)) is not None and not situation.group(
        year, as_of
    ):
        if not situation.merged_into or situation.merged_into in seen:
            break
        situation_id = situation.merged_into
        seen.add(situation_id)
    return situation_id
