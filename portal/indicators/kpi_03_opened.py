"""What a figure of KPI 3 opens to: exactly as many records as it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_schema.text import Text
from hub.errors import NotFound
from hub.indicators.kpi_03 import OUTGOING_AXES, STATES, Figure, Incoming
from hub.indicators.kpi_03_report import STATE_NAMES
from hub.indicators.outgoing import Outgoing, OutgoingFigure
from portal.components import Cell, Column, Row
from portal.indicators.kpi_03_tables import ANSWERED, PERIODS, Table, place_name, users_table
from portal.languages import number, say, show_date, term
from portal.records.section import record_url

_INCOMING = Text("Incoming requests", "Demandes entrantes")
_OUTGOING = Text("Outgoing requests", "Demandes sortantes")
_END_USERS = Text(
    "End users that used what was given", "Utilisateurs finaux de ce qui a été communiqué"
)
_THEIR_STATES = Text("States of the end users", "États des utilisateurs finaux")
_REVIEWED = Text("with a recorded review", "avec une relecture consignée")
_RECEIVED = Text("Received", "Reçue")
_SENT = Text("Sent", "Envoyée")
_DUE = Text("Due", "Échéance")
_ANSWER = Text("Answered", "Réponse")
_DAYS = Text("Days", "Jours")
_STANDS = Text("How it stands", "État d’avancement")
_REVIEW = Text("Days in review", "Jours de relecture")
_REQUEST = Text("Request", "Demande")
_STATE = Text("State", "État")
_END_USER = Text("End users", "Utilisateurs finaux")


@dataclass(frozen=True, slots=True)
class Opened:
    """The records behind one figure: a row each, and their ids."""

    title: str
    table: Table
    ids: tuple[str, ...]


def behind(figure: Figure, asked: Mapping[str, str], names: Mapping[str, str]) -> Opened:
    """The records behind a figure: `of` is `incoming`, a state, `answered`, `end_users`, `states`, or
    `outgoing` and `outgoing_period` with, where asked, an `axis`, its `place` and a `part`.
    Raises `NotFound` for anything else."""
    of = asked.get("of", "incoming")
    match of:
        case "incoming":
            return _incoming(say(_INCOMING), figure.answers.requests, figure.as_of)
        case "answered":
            return _incoming(say(ANSWERED), figure.answers.answered, figure.as_of)
        case "end_users":
            used = figure.used
            return Opened(
                say(_END_USERS), users_table(used, names), tuple(row.end_user.id for row in used.rows)
            )  # fmt: skip
        case "states":
            return _states(figure, names)
        case "outgoing" | "outgoing_period":
            period = figure.outgoing if of == "outgoing" else figure.outgoing_period
            if period is None:
                raise NotFound
            return _outgoing(of, period, asked, names)
    state = next((one for one in STATES if one == of), None)
    if state is None:
        raise NotFound
    return _incoming(say(STATE_NAMES[state]), figure.answers.by_state[state], figure.as_of)


def _incoming(title: str, requests: Sequence[Incoming], as_of: str) -> Opened:
    rows = []
    for one in requests:
        state = one.state(as_of)
        answered = state in ("on_time", "late")
        rows.append(Row({
            "name": Cell(one.title, record_url("request", one.id)),
            "received": show_date(one.received_on),
            "due": show_date(one.due_on),
            "answered": Cell(show_date(one.answered_on), note=term("response_kind", one.response_kind))
            if answered else None,
            "days": number(one.days) if answered else None,
            "stands": say(STATE_NAMES[state]),
        }))  # fmt: skip
    columns = [
        Column("name", say(_REQUEST)), Column("received", say(_RECEIVED)), Column("due", say(_DUE)),
        Column("answered", say(_ANSWER)), Column("days", say(_DAYS), numeric=True), Column("stands", say(_STANDS)),
    ]  # fmt: skip
    return Opened(title, Table("records", title, columns, rows), tuple(one.id for one in requests))


def _states(figure: Figure, names: Mapping[str, str]) -> Opened:
    rows = [
        Row({
            "name": Cell(names.get(state, state), record_url("state", state)),
            "users": ", ".join(
                row.end_user.title for row in figure.used.rows if state in row.end_user.states
            ),
        })
        for state in figure.used.states
    ]  # fmt: skip
    columns = [Column("name", say(_STATE)), Column("users", say(_END_USER))]
    title = say(_THEIR_STATES)
    return Opened(title, Table("records", title, columns, rows), tuple(figure.used.states))


def _outgoing(
    of: str, period: OutgoingFigure, asked: Mapping[str, str], names: Mapping[str, str]
) -> Opened:
    sent, words = period.all, [say(_OUTGOING), say(PERIODS[of])]
    if "axis" in asked:
        axis = next((one for one in OUTGOING_AXES if one == asked["axis"]), None)
        place = asked.get("place", "")
        found = next((one for one in period.by(axis) if one.place == place), None) if axis else None
        if axis is None or found is None:
            raise NotFound
        sent = found
        words.append(place_name(axis, place, names))
    match asked.get("part"):
        case None:
            requests: Sequence[Outgoing] = sent.requests
        case "answered":
            requests = sent.answered
            words.append(say(ANSWERED))
        case "reviewed":
            requests = sent.reviewed
            words.append(say(_REVIEWED))
        case _:
            raise NotFound
    title = " · ".join(words)
    return Opened(title, _sent_table(title, requests, period.as_of, names), tuple(one.id for one in requests))  # fmt: skip


def _sent_table(
    title: str, requests: Sequence[Outgoing], as_of: str, names: Mapping[str, str]
) -> Table:
    rows = []
    for one in requests:
        answered_in, reviewed = one.days(as_of), one.review_days(as_of)
        rows.append(Row({
            "name": Cell(one.title, record_url("request", one.id)),
            "states": place_name("state", one.place.id, names) if one.place else None,
            "sent": show_date(one.sent_on),
            "result": place_name("result", one.outcome(as_of), names),
            "days": None if answered_in is None else number(answered_in),
            "review": None if reviewed is None else number(reviewed),
        }))  # fmt: skip
    columns = [
        Column("name", say(_REQUEST)), Column("states", say(_STATE)), Column("sent", say(_SENT)),
        Column("result", say(_ANSWER)), Column("days", say(_DAYS), numeric=True),
        Column("review", say(_REVIEW), numeric=True),
    ]  # fmt: skip
    return Table("records", title, columns, rows)
