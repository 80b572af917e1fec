"""The figures of the Office's requests: a period, its totals, a table for each way of looking, and the years before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph_schema.text import Text
from hub.audit.event import Event
from hub.indicators.outgoing import (
    OUTCOME_NAMES,
    OUTCOMES,
    UNKNOWN,
    Axis,
    Outcome,
    OutgoingFigure,
    Period,
    Sent,
    bounds,
    sent_in,
    year_of,
)
from hub.indicators.outgoing_facts import read_outgoing
from hub.requests.outgoing_lists import Family
from portal.components import Cell, Column, Option, Row
from portal.guard import needs
from portal.indicators.kpi_03_tables import AXIS_NAMES, place_name
from portal.indicators.years import read_asked
from portal.languages import number, say, show_date, term
from portal.outgoing.section import blueprint, day, families, family, page_url, ways
from portal.pictures.columns import Columns, Series, columns
from portal.state_names import state_name
from portal.visit import graph, hub, principal

AXES: Mapping[Family, Mapping[Axis, Text]] = {
    "outgoing": {
        "state": Text("Asked of", "Requis"),
        "region": AXIS_NAMES["region"],
        "assistance": AXIS_NAMES["assistance"],
        "organ": Text("Issued by", "Émise par"),
        "difficulty": AXIS_NAMES["difficulty"],
    },
    "organisation": {
        "state": Text("Asked of", "Requis"),
        "organ": Text("Issued by", "Émise par"),
        "difficulty": AXIS_NAMES["difficulty"],
    },
}
"""What the tables split by: organisations have no regional group, and no list of forms of assistance is theirs."""
PERIOD_NAMES: Mapping[Period, Text] = {
    "calendar": Text("Calendar year", "Année civile"),
    "assembly": Text("The Assembly’s period", "Période de l’Assemblée"),
}
TOGETHER: Sequence[tuple[Text, Sequence[Outcome]]] = (
    (Text("In full or in part", "Complète ou partielle"), ("in_full", "in_part", "unnamed")),
    (
        Text("Refused or nothing held", "Refusée ou aucun élément"),
        ("refused", "nothing_held"),
    ),
    (Text("Open", "En cours"), ("open",)),
    (
        Text("Closed unanswered, or withdrawn", "Close sans réponse, ou retirée"),
        ("none", "withdrawn"),
    ),
)
"""What the picture tells apart; the tables tell more."""
TREND = 5
"""Periods in the picture."""
SENT = Text("Sent", "Envoyées")
ANSWERED = Text("Answered", "Répondues")
MEDIAN = Text("Median days to the response", "Délai de réponse médian, en jours")
REVIEW = Text("Median days in review", "Durée médiane de relecture, en jours")
_DAYS = Text("Days to answer", "Délai de réponse, en jours")
_REVIEW_DAYS = Text("In review", "En relecture")
_UNSTATED = Text("Not stated", "Non indiqué")


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose figures, of which period; `problems` are what the address could not mean."""

    family: Family
    kind: Period
    year: int
    problems: Sequence[str] = ()

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day of the period."""
        return bounds(self.kind, self.year)


@dataclass(frozen=True, slots=True)
class Report:
    """What was asked, every request of the period, the names of whom they went to, and the periods before."""

    asked: Asked
    figure: OutgoingFigure
    names: Mapping[str, str]
    trend: Mapping[int, Sent]

    @property
    def total(self) -> Sent:
        """Every request of the period once."""
        return self.figure.all

    @property
    def tables(self) -> Mapping[Axis, Sequence[Sent]]:
        """The rows of each table."""
        return {axis: self.figure.by(axis) for axis in AXES[self.asked.family]}


def asked_for() -> Asked:
    """The period that the address asks for; what it cannot mean is said, and this one taken."""
    kind: Period = "assembly" if request.args.get("period") == "assembly" else "calendar"
    this = year_of(kind, day().isoformat())
    read = read_asked(request.args.get("year") or str(this), None, day())
    return Asked(family(), kind, this if read.problems else read.year, read.problems)


def report() -> Report:
    """The figures that the address asks for, and those of the periods before; the reading is audited."""
    asked = asked_for()
    years = range(asked.year - TREND + 1, asked.year + 1)
    since, until = bounds(asked.kind, years[0])[0], asked.days[1]
    sent = read_outgoing(graph(), principal(), asked.family, since, until)
    by_year = {one: sent_in(sent, *bounds(asked.kind, one), day().isoformat()) for one in years}
    now = by_year[asked.year]
    places = [one.place for one in now.all.requests if one.place]
    hub().trail.record(
        Event(
            action="figures", by=principal().person_id,
            details={"requests": asked.family, "period": asked.kind, "year": asked.year},
        )
    )  # fmt: skip
    return Report(
        asked,
        now,
        {one.id: state_name(one.id, one.title) for one in places},
        {year: found.all for year, found in by_year.items()},
    )


@blueprint.get("/requests/outgoing/figures")
@needs("read_outgoing")
def figures_page() -> ResponseReturnValue:
    """The figures of a period, for the Office's eyes only."""
    found = report()
    asked = found.asked
    names, same = AXES[asked.family], {"period": asked.kind, "year": asked.year}
    return render_template(
        "outgoing/figures.html",
        asked=asked,
        ways=ways("figures"),
        families=families("figures"),
        span=_("%(first)s to %(last)s", first=show_date(asked.days[0]), last=show_date(asked.days[1])),
        kinds=[Option(name, say(text), name == asked.kind) for name, text in PERIOD_NAMES.items()],
        years=[Option(str(one), str(one), one == asked.year) for one in _years(asked)],
        total=found.total,
        summary=_summary(found.total),
        tables=[
            (axis, say(names[axis]), _columns(names[axis], found.total), [_row(axis, one, found) for one in rows])
            for axis, rows in found.tables.items()
            if rows
        ],
        picture=_picture(found),
        exports=[
            (page_url("export", asked.family, form=form, **same), form.upper()) for form in ("csv", "xlsx")
        ],
    )  # fmt: skip


def _years(asked: Asked) -> list[int]:
    this = year_of(asked.kind, day().isoformat())
    return sorted({*range(this - 2 * TREND, this + 1), asked.year}, reverse=True)


def _summary(total: Sent) -> list[tuple[str, str]]:
    outcomes = [(say(OUTCOME_NAMES[one]), number(total.outcomes[one])) for one in shown(total)]
    return [
        (say(SENT), number(total.number)),
        (say(ANSWERED), number(len(total.answered))),
        (say(MEDIAN), number(total.median_days)),
        (say(REVIEW), number(total.median_review_days)),
        *outcomes,
    ]


def label_of(axis: Axis, place: str, names: Mapping[str, str]) -> str:
    """What a row of a table is called."""
    return say(_UNSTATED) if place == UNKNOWN else place_name(axis, place, names)


def shown(total: Sent) -> list[Outcome]:
    """The outcomes that the page tells apart: an answer of unrecorded kind only where there is one."""
    return [one for one in OUTCOMES if one != "unnamed" or total.outcomes[one]]


def _columns(head: Text, total: Sent) -> list[Column]:
    heads = [("number", SENT), ("answered", ANSWERED), ("median", _DAYS)]
    outcomes = [(name, OUTCOME_NAMES[name]) for name in shown(total)]
    told = [
        Column(key, say(text), numeric=True)
        for key, text in [*heads, ("review", _REVIEW_DAYS), *outcomes]
    ]
    return [Column("label", say(head)), *told]


def _row(axis: Axis, found: Sent, whole: Report) -> Row:
    label = label_of(axis, found.place, whole.names)
    asked, href = whole.asked, None
    if axis == "state" and found.place != UNKNOWN:
        href = page_url("issued", asked.family, place=found.place)
    outcomes = found.outcomes
    difficulties = sorted(found.difficulties.items(), key=lambda one: (-one[1], one[0]))
    note = ", ".join(f"{term('difficulty', name)} ({number(count)})" for name, count in difficulties)  # fmt: skip
    return Row(
        {
            "label": Cell(label, href, note if note and axis != "difficulty" else None),
            "number": number(found.number),
            "answered": number(len(found.answered)),
            "median": number(found.median_days),
            "review": number(found.median_review_days),
        }
        | {name: number(outcomes[name]) for name in OUTCOMES}
    )  # fmt: skip


def _picture(found: Report) -> Columns:
    """The periods before and this one; results that belong together share a tint."""
    series = [
        Series(
            say(text),
            {year: sum(one.outcomes[name] for name in names) for year, one in found.trend.items()},
        )
        for text, names in TOGETHER
    ]
    return columns(series, list(found.trend))
