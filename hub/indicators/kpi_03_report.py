"""KPI 3 as it leaves the hub: the JSON of the contract, a flat table of its figures, and what a terminal prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_schema.text import Text
from hub.access import Principal
from hub.audit.trail import AuditTrail
from hub.config import Settings
from hub.indicators.computed import Cell, Computed, Printed, Scope, asked_by, note, trend_years
from hub.indicators.kpi_03 import (
    BASELINE_YEAR,
    OUTGOING_AXES,
    STATES,
    Answers,
    Figure,
    Incoming,
    LeftOut,
    State,
    Used,
    answers_of,
    count,
    outgoing_left_out,
)
from hub.indicators.kpi_03_facts import read_facts
from hub.indicators.outgoing import OutgoingFigure, Sent
from hub.store.graph import Graph

STATE_NAMES: Mapping[State, Text] = {
    "on_time": Text("On time", "Dans les délais"),
    "late": Text("Late", "Tardive"),
    "overdue": Text("Overdue, no answer", "Échéance dépassée, sans réponse"),
    "not_yet_due": Text("Not yet due", "Pas encore échue"),
    "withdrawn_before_due": Text("Withdrawn before due", "Retirée avant l’échéance"),
}
COLUMNS: tuple[tuple[str, Text], ...] = (
    ("figure", Text("Figure", "Chiffre")),
    ("name", Text("Name", "Nom")),
    ("value", Text("Value", "Valeur")),
    ("baseline", Text(f"{BASELINE_YEAR}", f"{BASELINE_YEAR}")),
    ("records", Text("Records", "Fiches")),
    ("left_out", Text("Left out", "Non comptés")),
)
"""The columns of the flat table, in order."""

_NAMES: Mapping[str, Text] = {
    "incoming": Text("Incoming requests", "Demandes entrantes"),
    **{str(state): name for state, name in STATE_NAMES.items()},
    "answered": Text("Answered", "Avec réponse"),
    "on_time_rate": Text("On-time rate", "Taux de réponse dans les délais"),
    "response_ratio": Text("Response ratio", "Rapport réponses / demandes"),
    "average_response_days": Text("Average response time (days)", "Délai moyen de réponse (jours)"),
    "median_response_days": Text("Median response time (days)", "Délai médian de réponse (jours)"),
    "end_users": Text("End users that used what was given", "Utilisateurs finaux de ce qui a été communiqué"),
    "states": Text("Their States", "Leurs États"),
    "outgoing": Text("Outgoing requests", "Demandes sortantes"),
    "outgoing_answered": Text("Outgoing requests answered", "Demandes sortantes avec réponse"),
    "outgoing_average_days": Text("States’ average response time (days)", "Délai moyen de réponse des États (jours)"),
    "outgoing_review_days": Text("Average time in review (days)", "Durée moyenne de relecture (jours)"),
}  # fmt: skip
_PERIODS: Mapping[str, Text] = {
    "": Text("{name}, calendar year", "{name}, année civile"),
    "assembly_": Text("{name}, Assembly’s period", "{name}, période de l’Assemblée"),
}
"""The two times that outgoing requests are counted by, after what begins the names of their figures."""


@dataclass(frozen=True, slots=True)
class Report:
    """KPI 3 of a year, with the answers of the years before it, the baseline year as known on the same day, and under whose
    access it was computed."""

    scope: Scope
    figure: Figure
    trend: tuple[Answers, ...]
    baseline: Answers


def report(
    graph: Graph,
    trail: AuditTrail,
    settings: Settings,
    principal: Principal,
    year: int,
    as_of: str | None = None,
) -> Report:
    """Compute KPI 3 for a calendar year as of a day (today unless given).

    For staff it is the whole institution's figure, for others what they may see. Raises `NotAllowed`.
    """
    asked = asked_by(principal, settings, as_of)
    facts = read_facts(graph, asked.principal, trend_years(year))
    figure = count(facts, year, asked.as_of)
    trend = tuple(answers_of(facts, one, asked.as_of) for one in trend_years(year))
    baseline = answers_of(facts, BASELINE_YEAR, asked.as_of)
    note(trail, principal, 3, year, asked.scope)
    return Report(asked.scope, figure, trend, baseline)


def as_json(found: Report, language: str = "en") -> dict[str, Any]:
    """The report in the shape of the contract (design, “Contracts”): `total` and `records` are the incoming
    requests, `target` is that of the end users under `used`."""
    figure, answers = found.figure, found.figure.answers
    outgoing = None
    if figure.outgoing is not None and figure.outgoing_period is not None:
        outgoing = {
            "calendar_year": _outgoing(figure.outgoing, language),
            "assembly_period": _outgoing(figure.outgoing_period, language),
        }
    return {
        "kpi": 3,
        "year": figure.year,
        "as_of": figure.as_of,
        "scope": found.scope,
        "target": figure.used.target,
        "total": figure.total,
        "records": _ids(answers.requests),
        "groups": {
            state: {"total": len(answers.by_state[state]), "records": _ids(answers.by_state[state])}
            for state in STATES
        },
        **_rates(answers),
        "baseline": {"year": BASELINE_YEAR, "total": len(found.baseline.requests), **_rates(found.baseline)},
        "rows": [_row(one, figure.as_of) for one in answers.requests],
        "left_out": _left_out(figure.left_out, language),
        "used": _used(figure.used, language),
        "outgoing": outgoing,
    }  # fmt: skip


def _rates(answers: Answers) -> dict[str, Any]:
    return {
        "answered": len(answers.answered),
        "on_time_rate": answers.on_time_rate,
        "response_ratio": answers.response_ratio,
        "average_response_days": answers.average_days,
        "median_response_days": answers.median_days,
    }


def _row(one: Incoming, as_of: str) -> dict[str, Any]:
    state = one.state(as_of)
    answered = state in ("on_time", "late")
    withdrawn = one.withdrawn_on is not None and one.withdrawn_on <= as_of
    return {
        "request": one.id,
        "received_on": one.received_on,
        "due_on": one.due_on,
        "answered_on": one.answered_on if answered else None,
        "response": one.response_kind if answered else None,
        "days": one.days if answered else None,
        "withdrawn_on": one.withdrawn_on if withdrawn else None,
        "state": state,
    }


def _used(used: Used, language: str) -> dict[str, Any]:
    return {
        "target": used.target,
        "total": used.total,
        "met": used.met,
        "records": [row.end_user.id for row in used.rows],
        "states": used.states,
        "rows": [
            {
                "end_user": row.end_user.id,
                "states": list(row.end_user.states),
                "uses": [{"record": use.event_id, "used_on": use.used_on} for use in row.uses],
            }
            for row in used.rows
        ],
        "left_out": _left_out(used.left_out, language),
    }


def _outgoing(figure: OutgoingFigure, language: str) -> dict[str, Any]:
    return {
        "since": figure.since,
        "until": figure.until,
        **_sent(figure.all),
        **{axis: [{"of": one.place or None, **_sent(one)} for one in figure.by(axis)] for axis in OUTGOING_AXES},
        "left_out": _left_out(outgoing_left_out(figure), language),
    }  # fmt: skip


def _sent(sent: Sent) -> dict[str, Any]:
    return {
        "total": len(sent.requests),
        "records": _ids(sent.requests),
        "answered": len(sent.answered),
        "average_response_days": sent.average_days,
        "median_response_days": sent.median_days,
        "average_review_days": sent.average_review_days,
    }


def _ids(records: Iterable[Any]) -> list[str]:
    return [one.id for one in records]


def _left_out(left_out: Iterable[LeftOut], language: str) -> list[dict[str, str]]:
    return [{"id": one.id, "reason": one.say(language)} for one in left_out]


def flat_rows(found: Report, language: str = "en") -> Iterator[dict[str, Cell]]:
    """One flat row per figure, by the names in `COLUMNS`: the requests, the rates, the end users, and where
    the viewer may see them the outgoing requests of both periods."""
    figure, answers, baseline = found.figure, found.figure.answers, found.baseline
    counted: dict[str, tuple[Sequence[Incoming], Sequence[Incoming]]] = {
        "incoming": (answers.requests, baseline.requests),
        **{str(one): (answers.by_state[one], baseline.by_state[one]) for one in STATES},
        "answered": (answers.answered, baseline.answered),
    }
    for name, (here, there) in counted.items():
        left_out = figure.left_out if name == "incoming" else ()
        yield _flat(name, language, len(here), len(there), _ids(here), left_out)
    rates, before = _rates(answers), _rates(baseline)
    for name in rates:
        if name != "answered":
            yield _flat(name, language, _short(rates[name]), _short(before[name]))
    used = figure.used
    users = [row.end_user.id for row in used.rows]
    yield _flat("end_users", language, used.total, None, users, used.left_out)
    yield _flat("states", language, len(used.states), None, used.states)
    for prefix, period in (("", figure.outgoing), ("assembly_", figure.outgoing_period)):
        if period is not None:
            yield from _flat_outgoing(prefix, period, language)


def _flat_outgoing(prefix: str, figure: OutgoingFigure, language: str) -> Iterator[dict[str, Cell]]:
    everything = figure.all
    values: dict[str, tuple[Cell, list[str]]] = {
        "outgoing": (len(everything.requests), _ids(everything.requests)),
        "outgoing_answered": (len(everything.answered), _ids(everything.answered)),
        "outgoing_average_days": (_short(everything.average_days), []),
        "outgoing_review_days": (_short(everything.average_review_days), []),
    }
    for name, (value, records) in values.items():
        row = _flat(name, language, value, None, records)
        yield row | {
            "figure": f"{prefix}{name}",
            "name": _PERIODS[prefix].say(language, name=row["name"]),
        }


def _flat(
    name: str, language: str, value: Cell, baseline: Cell, records: Iterable[str] = (),
    left_out: Iterable[LeftOut] = (),
) -> dict[str, Cell]:  # fmt: skip
    return {
        "figure": name,
        "name": _NAMES[name].say(language),
        "value": value,
        "baseline": baseline,
        "records": ";".join(records),
        "left_out": ";".join(f"{one.id}: {one.say(language)}" for one in left_out),
    }


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def printed(found: Report, language: str = "en") -> Printed:
    """The report for a terminal: the figures beside the baseline, and what was left out below."""
    figure, used = found.figure, found.figure.used
    labels = [label for name, label in COLUMNS if name in ("name", "value", "baseline")]
    rows = [[row["name"], row["value"], row["baseline"]] for row in flat_rows(found, language)]
    lines = []
    if used.target is not None:
        met = "met" if used.met else "not met"
        lines.append(f"Target for {figure.year}: {used.target} end users, {met}")
    lines += [
        f"left out: {one.id}: {one.say(language)}" for one in (*figure.left_out, *used.left_out)
    ]
    return Printed(
        f"KPI 3, {figure.year}, as of {figure.as_of}: {figure.total} incoming requests ({found.scope})",
        labels, [rows], lines,
    )  # fmt: skip


def _named(found: Report) -> tuple[str, ...]:
    figure = found.figure
    ids = [
        *_ids(figure.answers.requests),
        *(use.event_id for row in figure.used.rows for use in row.uses),
    ]
    for period in (figure.outgoing, figure.outgoing_period):
        ids += _ids(period.all.requests) if period else []
    return tuple(dict.fromkeys(ids))  # fmt: skip


COMPUTED = Computed(
    number=3, report=report, as_json=as_json, columns=COLUMNS, flat_rows=flat_rows, named=_named, printed=printed,
)  # fmt: skip
"""KPI 3 as the command, the API and the pages know it."""
