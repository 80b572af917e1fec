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

    def group(self, year: int) -> Group | None:
        """The group of rows it belongs to in a calendar year; nothing before it began and after it was
        merged into another situation."""
        start, end = f"{year}-01-01", f"{year}-12-31"
        begun = [one for one in (self.examination_opened_on, self.investigation_opened_on) if one]
        if begun and min(first_day(one) for one in begun) > end:
            return None
        ended = self.investigation_concluded_on
        if not self.investigation_opened_on or first_day(self.investigation_opened_on) > end:
            ended = self.examination_closed_on
            if not begun and not ended:
                return None
        if ended is None or last_day(ended) >= start:
            return "open"
        if self.merged_into:
            return None
        return "investigation_concluded" if self.investigation_opened_on else "examination_closed"


def rows_of(situations: list[SituationDates], year: int) -> dict[str, tuple[SituationDates, Group]]:
    """The situations that have a row in a year, with their group."""
    found = {}
    for situation in situations:
        group = situation.group(year)
        if group is not None:
            found[situation.id] = (situation, group)
    return found


def row_for(situations: dict[str, SituationDates], situation_id: str, year: int) -> str:
    """The row that counts for a situation in a year: its own, or that of the one it was merged into."""
    seen = {situation_id}
    while (situation := situations.get(situation_id)) is not None and situation.group(year) is None:
        if not situation.merged_into or situation.merged_into in seen:
            break
        situation_id = situation.merged_into
        seen.add(situation_id)
    return situation_id
