"""The tables of KPI 3: how requests stand, who used what was given, and the requests to States by each axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from markupsafe import Markup

from graph_schema.text import Text
from hub.indicators.kpi_03 import OUTGOING_AXES, STATES, Answers, Figure, Used
from hub.indicators.kpi_03_report import STATE_NAMES
from hub.indicators.outgoing import OUTCOME_NAMES, UNKNOWN, Axis, Sent
from portal.components import Cell, Column, Row
from portal.languages import number, percent, say, show_date, term
from portal.records.section import record_url

ANSWERED = Text("Answered", "Avec réponse")
PERIODS: Mapping[str, Text] = {
    "outgoing": Text("Calendar year", "Année civile"),
    "outgoing_period": Text("The Assembly’s period", "Période de l’Assemblée"),
}
AXIS_TITLES: Mapping[Axis, Text] = {
    "organ": Text("By issuing organ", "Par organe émetteur"),
    "result": Text("By result", "Par résultat"),
    "difficulty": Text("By difficulty", "Par difficulté"),
    "state": Text("By State", "Par État"),
    "region": Text("By regional group", "Par groupe régional"),
    "assistance": Text("By assistance sought", "Par assistance demandée"),
}
AXIS_NAMES: Mapping[Axis, Text] = {
    "organ": Text("Organ", "Organe"),
    "result": Text("Result", "Résultat"),
    "difficulty": Text("Difficulty", "Difficulté"),
    "state": Text("State", "État"),
    "region": Text("Regional group", "Groupe régional"),
    "assistance": Text("Assistance sought", "Assistance demandée"),
}
_NOT_RECORDED = Text("Not recorded", "Non consigné")
_SENT = Text("Sent", "Envoyées")
_AVERAGE = Text("Average response (days)", "Délai moyen de réponse (jours)")
_MEDIAN = Text("Median response (days)", "Délai médian de réponse (jours)")
_REVIEWED = Text("Reviews recorded", "Relectures consignées")
_REVIEW = Text("Average review (days)", "Durée moyenne de relecture (jours)")
_PERIOD = Text("Period", "Période")
_USES = Text("Uses", "Utilisations")
_END_USER = Text("End user", "Utilisateur final")
_STATES = Text("State", "État")
_HOW = Text("How they stand", "État d’avancement")
_REQUESTS = Text("Requests", "Demandes")
_INCOMING = Text("Incoming requests", "Demandes entrantes")
_ON_TIME_RATE = Text("On-time rate", "Taux de réponse dans les délais")
_RATIO = Text("Response ratio", "Rapport réponses / demandes")
_AVERAGE_TIME = Text("Average response time (days)", "Délai moyen de réponse (jours)")
_MEDIAN_TIME = Text("Median response time (days)", "Délai médian de réponse (jours)")


class Opening(Protocol):
    """The address of the records behind a figure."""

    def __call__(self, of: str, **more: str) -> str:
        """`of` names the figure, `more` says which part of it."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the macro draws it."""

    id: str
    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]


def answers_table(answers: Answers, baseline: Answers, opened: Opening) -> Table:
    """How the year's requests stand, each figure beside that of the baseline year."""
    rows = [
        Row({"name": say(_INCOMING), "here": _figure(len(answers.requests), opened("incoming")), "there": number(len(baseline.requests))}),
        *(
            Row({"name": say(STATE_NAMES[state]), "here": _figure(len(answers.by_state[state]), opened(state)), "there": number(len(baseline.by_state[state]))})
            for state in STATES
        ),
        Row({"name": say(ANSWERED), "here": _figure(len(answers.answered), opened("answered")), "there": number(len(baseline.answered))}),
        Row({"name": say(_ON_TIME_RATE), "here": percent(answers.on_time_rate), "there": percent(baseline.on_time_rate)}),
        Row({"name": say(_RATIO), "here": percent(answers.response_ratio), "there": percent(baseline.response_ratio)}),
        Row({"name": say(_AVERAGE_TIME), "here": days(answers.average_days), "there": days(baseline.average_days)}),
        Row({"name": say(_MEDIAN_TIME), "here": days(answers.median_days), "there": days(baseline.median_days)}),
    ]  # fmt: skip
    columns = [
        Column("name", say(_HOW)),
        Column("here", str(answers.year), numeric=True),
        Column("there", str(baseline.year), numeric=True),
    ]
    return Table("answers", say(_REQUESTS), columns, rows)


def users_table(used: Used, names: Mapping[str, str]) -> Table:
    """The end users, each with its States and the sharing events that it used."""
    rows = [
        Row({
            "user": Cell(row.end_user.title, record_url(row.end_user.type, row.end_user.id)),
            "states": ", ".join(names.get(state, state) for state in row.end_user.states),
            "uses": Markup("<br>").join(
                Markup('<a href="{}">{}</a> ({})').format(
                    record_url("sharing_event", use.event_id), use.event_title, show_date(use.used_on)
                )
                for use in row.uses
            ),
        })
        for row in used.rows
    ]  # fmt: skip
    columns = [
        Column("user", say(_END_USER)),
        Column("states", say(_STATES)),
        Column("uses", say(_USES)),
    ]
    return Table("end-users", say(_END_USER), columns, rows)


def totals_table(figure: Figure, opened: Opening) -> Table:
    """The requests to States as a whole, in the calendar year and in the Assembly's period."""
    rows = []
    for of, period in (("outgoing", figure.outgoing), ("outgoing_period", figure.outgoing_period)):
        if period is not None:
            name = Cell(
                say(PERIODS[of]), note=f"{show_date(period.since)} – {show_date(period.until)}"
            )
            rows.append(Row({"name": name, **_sent_cells(period.all, opened, of, {})}))
    return Table("outgoing-totals", say(_PERIOD), _sent_columns(_PERIOD), rows)


def outgoing_tables(
    figure: Figure, names: Mapping[str, str], opened: Opening
) -> list[tuple[str, list[Table]]]:
    """For each time, as (title, tables): the requests to States by organ, result, difficulty and State."""
    found = []
    for of, period in (("outgoing", figure.outgoing), ("outgoing_period", figure.outgoing_period)):
        if period is None:
            continue
        tables = []
        for axis in OUTGOING_AXES:
            rows = [
                Row({
                    "name": place_name(axis, sent.place, names),
                    **_sent_cells(sent, opened, of, {"axis": axis, "place": sent.place}),
                })
                for sent in period.by(axis)
            ]  # fmt: skip
            title = say(AXIS_TITLES[axis])
            tables.append(Table(f"{of}-{axis}", title, _sent_columns(AXIS_NAMES[axis]), rows))
        found.append((say(PERIODS[of]), tables))
    return found


def place_name(axis: Axis, place: str, names: Mapping[str, str]) -> str:
    """A place of an axis in the reader's words."""
    if place == UNKNOWN:
        return say(_NOT_RECORDED)
    match axis:
        case "organ":
            return term("issuing_organ", place)
        case "result":
            outcome: Any = place
            return say(OUTCOME_NAMES[outcome])
        case "difficulty":
            return term("difficulty", place)
        case "region":
            return term("regional_group", place)
        case "assistance":
            return term("assistance", place)
        case "state":
            return names.get(place, place)


def days(value: float | None) -> str:
    """Days to one place after the point; a dash where there are none."""
    return number(None if value is None else round(value, 1))


def _figure(count: int, href: str) -> Cell:
    return Cell(number(count), href if count else None)


def _sent_columns(head: Text) -> list[Column]:
    return [
        Column("name", say(head)),
        Column("sent", say(_SENT), numeric=True),
        Column("answered", say(ANSWERED), numeric=True),
        Column("average", say(_AVERAGE), numeric=True),
        Column("median", say(_MEDIAN), numeric=True),
        Column("reviewed", say(_REVIEWED), numeric=True),
        Column("review", say(_REVIEW), numeric=True),
    ]


def _sent_cells(
    sent: Sent, opened: Opening, of: str, where: dict[str, str]
) -> dict[str, str | Cell]:
    return {
        "sent": _figure(sent.number, opened(of, **where)),
        "answered": _figure(len(sent.answered), opened(of, part="answered", **where)),
        "average": days(sent.average_days),
        "median": days(sent.median_days),
        "reviewed": _figure(len(sent.reviewed), opened(of, part="reviewed", **where)),
        "review": days(sent.average_review_days),
    }  # fmt: skip
