"""KPI 4: complementarity projects per situation (Strategic Plan 2023-2025, annex 1, KPI 4; paragraph 40).

The counted unit is the `project`. It counts in a year for each situation it is about when its status is
ongoing or completed, it has a start date, and it has a dated act in that year: its own start or
completion, a record it rests on dated in the year, or one that covers a part of the year. What was
looked at and not counted is listed with its reason; candidates stand beside the figure, never in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from graph_schema.partial_date import first_day, last_day
from graph_schema.text import Text
from hub.indicators.phases import GROUPS, Group, SituationDates, row_for, rows_of
from hub.indicators.targets import SetTarget, holding

Kind = Literal["contribution", "partnership", "programme"]
KINDS: tuple[Kind, ...] = ("contribution", "partnership", "programme")
COUNTING_STATUSES = frozenset({"ongoing", "completed"})
WITH_TARGET: frozenset[Group] = frozenset({"open", "investigation_concluded"})
"""The groups to which “per situation” applies; closed examinations are shown without a target."""

REASONS: Mapping[str, Text] = {
    "no_recorded_activity": Text(
        "no recorded activity in {year}", "aucune activité enregistrée en {year}"
    ),
    "planned": Text("planned", "prévu"),
    "proposed": Text("proposed", "proposé"),
    "cancelled": Text("cancelled", "annulé"),
    "no_start_date": Text("without a start date", "sans date de début"),
    "planned_events_only": Text(
        "resting on planned events only", "ne repose que sur des événements prévus"
    ),
    "retired": Text("retired: {why}", "retiré : {why}"),
}
"""Why a project that was looked at does not count."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something dated: a day, month or year (`until` missing), or a time from `on` to `until`.
    An open end is `until=""`; an unknown start is `on=""`."""

    record_id: str
    on: str
    until: str | None = None

    def touches(self, year: int, as_of: str) -> bool:
        """Whether it lies in the year, as far as it was known on the day `as_of`; of a year to come nothing is."""
        if as_of < f"{year}-01-01":
            return False
        first = first_day(self.on) if self.on else "0000-00-00"
        last = (
            last_day(self.on)
            if self.until is None
            else (last_day(self.until) if self.until else "9999-12-31")
        )
        return first <= min(f"{year}-12-31", as_of) and last >= f"{year}-01-01"


@dataclass(frozen=True, slots=True)
class Project:
    """A project with all that may date it: `acts` done, `planned` ones only announced."""

    id: str
    title: str
    kind: Kind
    status: str
    started_on: str | None
    about: tuple[str, ...]
    acts: tuple[Act, ...] = ()
    planned: tuple[Act, ...] = ()
    retired_reason: str | None = None

    def left_out(self, year: int, as_of: str) -> str | None:
        """Why it does not count in a year (a key of `REASONS`), or nothing where it counts."""
        if self.retired_reason is not None:
            return "retired"
        if self.status not in COUNTING_STATUSES:
            return self.status
        if self.started_on is None:
            return "no_start_date"
        if first_day(self.started_on) > min(f"{year}-12-31", as_of):
            return "no_recorded_activity"  # neither established nor continued: not begun
        if any(act.touches(year, as_of) for act in self.acts):
            return None
        if any(act.touches(year, f"{year}-12-31") for act in self.planned):
            return "planned_events_only"
        return "no_recorded_activity"

    def established_in(self, year: int) -> bool:
        """Whether it started in the year; otherwise it is continued."""
        return self.started_on is not None and self.started_on.startswith(f"{year:04d}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A dated record about situations that no project rests on."""

    id: str
    title: str
    type: str
    act: Act
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the count looks at, read once; any year is counted from it. `targets` are the annex's
    by year, `set_targets` those of managers for other years."""

    situations: tuple[SituationDates, ...]
    projects: tuple[Project, ...]
    candidates: tuple[Candidate, ...]
    targets: Mapping[int, int]
    set_targets: tuple[SetTarget, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A project that was looked at and does not count, and why (a key of `REASONS`)."""

    project: Project
    reason: str

    def say(self, year: int, language: str = "en") -> str:
        """The reason in words."""
        return REASONS[self.reason].say(language, year=year, why=self.project.retired_reason or "")


@dataclass(slots=True)
class Row:
    """A situation in a year: its counted projects, what was left out, and the candidates."""

    situation: SituationDates
    group: Group
    target: int | None
    year: int
    counted: list[Project] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)

    def of_kind(self, kind: Kind) -> list[Project]:
        """The counted projects of one kind."""
        return [project for project in self.counted if project.kind == kind]

    @property
    def established(self) -> list[Project]:
        """The counted projects that started in the year."""
        return [project for project in self.counted if project.established_in(self.year)]

    @property
    def continued(self) -> list[Project]:
        """The counted projects that did not start in the year."""
        return [project for project in self.counted if not project.established_in(self.year)]

    @property
    def reached(self) -> bool:
        """At least one project."""
        return bool(self.counted)

    @property
    def met(self) -> bool | None:
        """Whether the year's target is met; nothing where none is set for this year or group."""
        return None if self.target is None else len(self.counted) >= self.target


@dataclass(frozen=True, slots=True)
class Standing:
    """How many of a group's rows have reached one project, and have met the target."""

    of: int
    reached: int
    met: int | None


@dataclass(frozen=True, slots=True)
class Figure:
    """KPI 4 of one year as of one day. `rows` are in groups, gaps first in each; `set_target` is the one
    that a manager set, in a year for which the annex sets none."""

    year: int
    as_of: str
    target: int | None
    set_target: SetTarget | None
    counted: tuple[Project, ...]
    without_situation: tuple[Project, ...]
    left_out_without_situation: tuple[LeftOut, ...]
    rows: tuple[Row, ...]

    @property
    def total(self) -> int:
        """The Office's total: each project once, whatever number of situations it is about."""
        return len(self.counted)

    def in_group(self, *groups: Group) -> list[Row]:
        """The rows of some groups."""
        return [row for row in self.rows if row.group in groups]

    def standing(self, *groups: Group) -> Standing:
        """How far the rows of some groups have come."""
        rows = self.in_group(*groups)
        met = None
        if self.target is not None and set(groups) <= WITH_TARGET:
            met = sum(row.met is True for row in rows)
        return Standing(len(rows), sum(row.reached for row in rows), met)


def count(facts: Facts, year: int, as_of: str) -> Figure:
    """Count KPI 4 for a calendar year as it was known on the day `as_of`."""
    situations = {one.id: one for one in facts.situations}
    target, set_target = facts.targets.get(year), None
    if target is None and (set_target := holding(facts.set_targets, year, as_of)):
        target = set_target.number
    rows = {
        situation_id: Row(situation, group, target if group in WITH_TARGET else None, year)
        for situation_id, (situation, group) in rows_of(list(facts.situations), year, as_of).items()
    }
    counted, without, left_without = [], [], []
    for project in facts.projects:
        reason = project.left_out(year, as_of)
        if reason is None:
            counted.append(project)
            if not project.about:
                without.append(project)
        elif not project.about:
            left_without.append(LeftOut(project, reason))
        for row in _rows_for(rows, situations, project.about, year, as_of):
            if reason is None:
                row.counted.append(project)
            else:
                row.left_out.append(LeftOut(project, reason))
    for candidate in facts.candidates:
        if candidate.act.touches(year, as_of):
            for row in _rows_for(rows, situations, candidate.about, year, as_of):
                row.candidates.append(candidate)
    ordered = sorted(
        rows.values(),
        key=lambda row: (
            GROUPS.index(row.group),
            row.reached,
            row.situation.title,
            row.situation.id,
        ),
    )
    return Figure(
        year, as_of, target, set_target, tuple(counted), tuple(without), tuple(left_without),
        tuple(ordered),
    )  # fmt: skip


def _rows_for(
    rows: Mapping[str, Row],
    situations: dict[str, SituationDates],
    about: Sequence[str],
    year: int,
    as_of: str,
) -> Iterable[Row]:
    wanted = dict.fromkeys(row_for(situations, one, year, as_of) for one in about)
    return [rows[one] for one in wanted if one in rows]
