"""The request desk: incoming requests by days left, what was handed in, who reviews how much, and a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from icalendar import Calendar, Event

from graph_schema.core import ID_FORM, TYPES
from graph_schema.text import Text
from hub.clock import now
from hub.records.reading import Record
from hub.requests.desk import NOBODY, Asked, OnDesk, Summary
from hub.requests.standing import OPEN_STATES, STATES
from portal.components import ActiveFilter, Cell, Column, FilterField, Option, Row
from portal.guard import needs
from portal.languages import language, number, say, show_date
from portal.records.section import record_url
from portal.requests.section import (
    blueprint,
    days_words,
    reviewer_names,
    state_words,
    this_day,
    urgency_mark,
)
from portal.state_names import title_of
from portal.visit import hub, person, principal

KIND = TYPES["request"]
MOST_BACK = 20
_ME = "me"
_LABELS: Mapping[str, Text] = {
    "state": Text("State of the request", "État de la demande"),
    "from": Text("State or authority that asks", "État ou autorité qui demande"),
    "situation": Text("Situation", "Situation"),
    "reviewer": Text("Reviewer", "Relecteur"),
    "overdue": Text("Time left", "Temps restant"),
}
_OVERDUE = Text("Overdue only", "Échéance dépassée seulement")
_MYSELF = Text("Myself", "Moi-même")
_NOT_ASSIGNED = Text("Not in review", "Sans relecture en cours")
_NOTHING = Text(
    "Nothing that you may see is called “{value}”; the filter was left out.",
    "Rien que vous puissiez consulter ne s’appelle « {value} » ; ce critère n’a pas été appliqué.",
)
_DUE = Text("{reference}: due", "{reference} : échéance")
_CALENDAR = Text("Requests: due dates", "Demandes : échéances")


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """What the address asks for: for the hub, by parameter as understood, in words, and what it cannot mean."""

    asked: Asked
    given: Mapping[str, str]
    words: Mapping[str, str]
    problems: Sequence[str]


@blueprint.get("/requests/desk")
@needs("read_desk")
def desk_page() -> ResponseReturnValue:
    """A page of the desk, by days left; its first page also has what waits for its receipt, and the numbers."""
    names = reviewer_names()
    narrowed, day, desk = _narrowed(names), this_day(), hub().request_desk
    found, following = desk.page(principal(), narrowed.asked, day)
    first = not narrowed.asked.narrows and not narrowed.asked.after
    handed_in = desk.handed_in(principal(), day) if first else []
    records = desk.records_of(principal(), [*handed_in, *found])
    summary = desk.summary(principal(), day)
    return render_template(
        "requests/desk.html",
        kind=KIND,
        narrowed=narrowed,
        fields=list(_fields(narrowed, names)),
        active=list(_active(narrowed)),
        summary=summary,
        columns=_columns(),
        rows=[_row(one, records[one.id], names) for one in found if one.id in records],
        waiting_columns=[Column("title", _("Request")), Column("from", say(KIND.fields["requester"].label)), Column("reference", _("Draft reference")), Column("on", _("Handed in on"))],
        waiting=[_handed_in(records[one.id]) for one in handed_in if one.id in records],
        load_columns=[
            Column("who", say(_LABELS["reviewer"])), Column("open", _("Open reviews"), numeric=True),
            Column("overdue", _("Overdue"), numeric=True), Column("oldest", _("Oldest review, in days"), numeric=True),
        ],
        loads=_loads(summary, names),
        **_pages(narrowed, following),
    )  # fmt: skip


@blueprint.get("/requests/desk.ics")
@needs("read_desk")
def calendar() -> ResponseReturnValue:
    """The due dates of what waits, as a calendar: the reference and that it is due, never what it is about."""
    made = Calendar()
    made.add("prodid", "-//Complementarity Hub//due dates//")
    made.add("version", "2.0")
    made.add("x-wr-calname", say(_CALENDAR))
    stamp = now()
    for one in hub().request_desk.due_dates(principal(), this_day()):
        made.add_component(_event(*one, stamp))
    return Response(
        made.to_ical(),
        mimetype="text/calendar",
        headers={"Content-Disposition": "attachment; filename=requests.ics"},
    )


def _event(record_id: str, reference: str | None, due: date, stamp: str) -> Event:
    event = Event()
    event.add("uid", f"{record_id}@complementarity-hub")
    event.add("summary", _DUE.say(language(), reference=reference or "–"))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(1))
    event["dtstamp"] = f"{stamp[:19].replace('-', '').replace(':', '')}Z"
    return event


def _narrowed(names: Mapping[str, str]) -> _Narrowed:
    given: dict[str, str] = {}
    words: dict[str, str] = {}
    problems: list[str] = []
    state = request.args.get("state", "")
    if state in OPEN_STATES:
        given["state"], words["state"] = state, say(STATES[state])
    for name, kinds in (("from", ("state", "authority")), ("situation", ("situation",))):
        wanted = request.args.get(name, "").strip()[:200]
        if wanted:
            found = _named(wanted, kinds)
            if found is None:
                problems.append(say(_NOTHING, value=wanted))
            else:
                given[name], words[name] = found
    reviewer = request.args.get("reviewer", "").strip()
    known = dict(_holders(names))
    if reviewer in known:
        given["reviewer"], words["reviewer"] = reviewer, known[reviewer]
    if request.args.get("overdue") == "yes":
        given["overdue"], words["overdue"] = "yes", say(_OVERDUE)
    who = person()
    held = who.username if who and given.get("reviewer") == _ME else given.get("reviewer")
    asked = Asked(
        given.get("state"), given.get("from"), given.get("situation"), held, "overdue" in given,
        request.args.get("after") or None,
    )  # fmt: skip
    return _Narrowed(asked, given, words, problems)


def _named(wanted: str, kinds: tuple[str, ...]) -> tuple[str, str] | None:
    """A record by its id or by its name, as the reader may see it."""
    records = hub().records
    named = records.titles(principal(), [wanted]) if ID_FORM.fullmatch(wanted) else {}
    found = list(named.values()) or records.search(principal(), wanted, kinds, limit=2)
    fitting = [one for one in found if one.type in kinds]
    return (fitting[0].id, title_of(fitting[0])) if len(fitting) == 1 else None


def _holders(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield _ME, say(_MYSELF)
    yield NOBODY, say(_NOT_ASSIGNED)
    yield from names.items()


def _fields(narrowed: _Narrowed, names: Mapping[str, str]) -> Iterator[FilterField]:
    given = narrowed.given
    states = [Option(one, say(STATES[one]), given.get("state") == one) for one in OPEN_STATES[1:]]
    yield FilterField("state", say(_LABELS["state"]), "choice", states)
    yield FilterField("from", say(_LABELS["from"]), "text", value=narrowed.words.get("from", ""))
    situation = narrowed.words.get("situation", "")
    yield FilterField("situation", say(_LABELS["situation"]), "text", value=situation)
    holders = [Option(who, words, given.get("reviewer") == who) for who, words in _holders(names)]
    yield FilterField("reviewer", say(_LABELS["reviewer"]), "choice", holders)
    overdue = [Option("yes", say(_OVERDUE), "overdue" in given)]
    yield FilterField("overdue", say(_LABELS["overdue"]), "choice", overdue)


def desk_url(**asked: Any) -> str:
    """The address of the desk, narrowed."""
    return url_for("requests.desk_page", **asked)


def _active(narrowed: _Narrowed) -> Iterator[ActiveFilter]:
    for name in narrowed.given:
        rest = {one: value for one, value in narrowed.given.items() if one != name}
        yield ActiveFilter(say(_LABELS[name]), narrowed.words[name], desk_url(**rest))


def _pages(narrowed: _Narrowed, following: str | None) -> dict[str, str | None]:
    """The addresses of the pages before and after; a page carries the places of those before it."""
    after, back = narrowed.asked.after, request.args.getlist("back")[-MOST_BACK:]
    address = partial(desk_url, **narrowed.given)
    pages: dict[str, str | None] = {"previous": None, "next": None}
    if following is not None:
        pages["next"] = address(after=following, back=[*back, after or ""])
    if after and back:
        *earlier, last = back
        pages["previous"] = address(after=last or None, back=earlier)
    return pages


def _columns() -> list[Column]:
    return [
        Column("title", _("Request")), Column("from", say(KIND.fields["requester"].label)), Column("state", _("How it stands")),
        Column("received", _("Received on")), Column("due", _("Due")), Column("left", _("Time left")),
        Column("reviewer", say(_LABELS["reviewer"])), Column("age", _("Review, in days"), numeric=True),
    ]  # fmt: skip


def _row(one: OnDesk, record: Record, names: Mapping[str, str]) -> Row:
    stands, mark = one.standing, urgency_mark(one.standing)
    review = stands.review
    holder = names.get(review.holder, review.holder) if review and review.holder else None
    passed = _("Stand-in; the reviewer has not ended it") if review and review.passed else None
    return Row(
        {
            "title": Cell(record.title, record_url("request", record.id), one.reference),
            "from": _asker(record),
            "state": state_words(stands),
            "received": show_date(record.values["received_on"]),
            "due": show_date(stands.due),
            "left": Cell(days_words(stands), marks=[mark] if mark else []),
            "reviewer": Cell(holder, note=passed) if holder else None,
            "age": number(review.age) if review else None,
        },
        emphasis="gap" if stands.urgency == "red" else None,
    )


def _handed_in(record: Record) -> Row:
    submitted = [one["on"] for one in record.values["steps"] if one["kind"] == "submitted"]
    return Row(
        {
            "title": Cell(record.title, record_url("request", record.id)),
            "from": _asker(record),
            "reference": record.values["draft_reference"],
            "on": show_date(submitted[0]) if submitted else None,
        }
    )


def _asker(record: Record) -> str | None:
    end = next(iter(record.link_titles("requester")), None)
    return title_of(end) if end else None


def _loads(summary: Summary, names: Mapping[str, str]) -> list[Row]:
    order = sorted(summary.loads.items(), key=lambda one: (-one[1].open, one[0] or ""))
    return [
        Row(
            {
                "who": Cell(names.get(who, who), desk_url(reviewer=who)) if who else _("Nobody named"),
                "open": number(load.open),
                "overdue": number(load.overdue),
                "oldest": number(load.oldest),
            }
        )
        for who, load in order
    ]  # fmt: skip
