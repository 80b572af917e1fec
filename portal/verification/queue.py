"""A queue of proceedings, oldest first: what it is narrowed to, a page of it, and what one can do at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask import get_template_attribute, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from graph_schema.core import ID_FORM
from graph_schema.text import Text
from hub import access
from hub.clock import today
from hub.records.reading import Record
from hub.verification.contradictions import say_rule
from hub.verification.queues import QUEUES, Asked, Waiting
from portal.components import ActiveFilter, Cell, Column, FilterField, Option, Row
from portal.guard import needs
from portal.languages import language, number, say, show_date, show_moment
from portal.records.people import names_of
from portal.records.section import record_url
from portal.state_names import title_of
from portal.verification.section import (
    CAUSES,
    PATHS,
    blueprint,
    cited_sources,
    held_by,
    people_of,
    queue_url,
    queue_words,
    tabs,
)
from portal.visit import hub, principal, settings

MOST_BACK = 20
_NAMES = ", ".join(f'"{name}"' for name in PATHS)
_ME, _NOBODY = "me", "nobody"
_REVIEWER = Text("Reviewer", "Examinateur")
_CAUSE = Text("Why it waits", "Motif")
_STATE = Text("Forum State", "État du for")
_MYSELF = Text("Myself", "Moi-même")
_NOT_ASSIGNED = Text("Not assigned", "Non attribué")
_NO_STATE = Text(
    "No State that you may see is called “{value}”; the filter was left out.",
    "Aucun État que vous pouvez consulter ne s’appelle « {value} » ; ce critère n’a pas été appliqué.",
)


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """What the address asks for: `asked` for the hub, `given` by parameter as understood, with its words."""

    asked: Asked
    given: Mapping[str, str]
    words: Mapping[str, str]
    problems: Sequence[str]


@blueprint.get("/verification")
@needs("read_queues")
def start() -> ResponseReturnValue:
    """The first of the queues."""
    return redirect(queue_url("waiting"), 302)


@blueprint.get(f"/verification/<any({_NAMES}):name>")
@needs("read_queues")
def queue_page(name: str) -> ResponseReturnValue:
    """A page of a queue, oldest first."""
    narrowed = _narrowed(name)
    queue = narrowed.asked.queue
    found, following = hub().queues.page(principal(), narrowed.asked, today(settings().timezone))
    records = hub().records.many(principal(), [one.entry.record_id for one in found])
    by_id = {one.id: one for one in records}
    people = names_of(who for one in found for who in people_of(one))
    return render_template(
        "verification/queue.html",
        queue=queue,
        note=queue_words(queue.note),
        done=queue_words(queue.done),
        tabs=tabs(queue.name),
        narrowed=narrowed,
        fields=list(_fields(narrowed)),
        active=list(_active(narrowed)),
        columns=_columns(narrowed),
        rows=[_row(one, by_id[one.entry.record_id], people) for one in found if one.entry.record_id in by_id],
        **_pages(narrowed, following),
    )  # fmt: skip


def _narrowed(path: str) -> _Narrowed:
    queue = QUEUES[PATHS[path]]
    given: dict[str, str] = {}
    words: dict[str, str] = {}
    problems: list[str] = []
    reviewed = queue.name in ("waiting", "sent_back")
    cause = request.args.get("cause", "")
    if reviewed and cause in CAUSES:
        given["cause"], words["cause"] = cause, say(CAUSES[cause])
    holder = request.args.get("reviewer", "").strip()
    if queue.name == "waiting" and holder:
        known = dict(_holders())
        if holder in known:
            given["reviewer"], words["reviewer"] = holder, known[holder]
    wanted = request.args.get("state", "").strip()[:200]
    if wanted:
        state = _state(wanted)
        if state is None:
            problems.append(say(_NO_STATE, value=wanted))
        else:
            given["state"], words["state"] = state
    held = principal().person_id if given.get("reviewer") == _ME else given.get("reviewer")
    asked = Asked(
        queue, cause=given.get("cause"), state=given.get("state"), holder=held,
        after=request.args.get("after") or None,
    )  # fmt: skip
    return _Narrowed(asked, given, words, problems)


def _state(wanted: str) -> tuple[str, str] | None:
    """A State by its id or by its name, as the reader may see it."""
    records = hub().records
    named = records.titles(principal(), [wanted]) if ID_FORM.fullmatch(wanted) else {}
    found = list(named.values()) or records.search(principal(), wanted, ("state",), limit=2)
    states = [one for one in found if one.type == "state"]
    return (states[0].id, title_of(states[0])) if len(states) == 1 else None


def _holders() -> Iterator[tuple[str, str]]:
    """Whose reviews the queue can be narrowed to: one's own, nobody's, those of a member of the unit."""
    yield _ME, say(_MYSELF)
    yield _NOBODY, say(_NOT_ASSIGNED)
    for one in hub().reviews.reviewers(principal(), today(settings().timezone)):
        if one.id != principal().person_id:
            yield one.id, one.display_name


def _fields(narrowed: _Narrowed) -> Iterator[FilterField]:
    queue, given = narrowed.asked.queue, narrowed.given
    if queue.name in ("waiting", "sent_back"):
        causes = [
            Option(code, say(text), given.get("cause") == code) for code, text in CAUSES.items()
        ]
        yield FilterField("cause", say(_CAUSE), "choice", causes)
    if queue.name == "waiting":
        holders = [Option(who, name, given.get("reviewer") == who) for who, name in _holders()]
        yield FilterField("reviewer", say(_REVIEWER), "choice", holders)
    yield FilterField("state", say(_STATE), "text", value=narrowed.words.get("state", ""))


def _active(narrowed: _Narrowed) -> Iterator[ActiveFilter]:
    labels = {"cause": _CAUSE, "reviewer": _REVIEWER, "state": _STATE}
    for name in narrowed.given:
        rest = {one: value for one, value in narrowed.given.items() if one != name}
        href = queue_url(narrowed.asked.queue.name, **rest)
        yield ActiveFilter(say(labels[name]), narrowed.words[name], href)


def _pages(narrowed: _Narrowed, following: str | None) -> dict[str, str | None]:
    """The addresses of the pages before and after; a page carries the places of those before it."""
    name, after = narrowed.asked.queue.name, narrowed.asked.after
    back = request.args.getlist("back")[-MOST_BACK:]
    pages: dict[str, str | None] = {"previous": None, "next": None}
    if following is not None:
        pages["next"] = queue_url(
            name, **narrowed.given, after=following, back=[*back, after or ""]
        )
    if after and back:
        *earlier, last = back
        pages["previous"] = queue_url(name, **narrowed.given, after=last or None, back=earlier)
    return pages  # fmt: skip


def _columns(narrowed: _Narrowed) -> list[Column]:
    queue = narrowed.asked.queue
    shown = [Column("title", _("Proceeding"))]
    if queue.name == "waiting":
        shown += [Column("cause", say(_CAUSE)), Column("authors", _("Changed by"))]
    if queue.name == "sent_back":
        shown += [Column("reason", _("Reason")), Column("authors", _("Goes back to"))]
    if queue.name == "contradictory":
        shown.append(Column("rules", _("What contradicts itself")))
    if queue.name == "single_source":
        shown.append(Column("sources", _("Sources")))
    shown += [Column("since", say(queue.since)), Column("age", _("Age in days"), numeric=True)]
    if queue.name == "waiting":
        shown.append(Column("reviewer", say(_REVIEWER)))
    return [*shown, Column("action", _("Review"))]


def _row(waiting: Waiting, record: Record, people: Mapping[str, str]) -> Row:
    entry = waiting.entry
    state = next(iter(record.link_titles("in_state")), None)
    sources = cited_sources(record)
    authors = ", ".join(people[one] for one in entry.authors)
    return Row(
        {
            "title": Cell(title_of(record), record_url("proceeding", record.id), title_of(state) if state else None),
            "cause": say(CAUSES[entry.cause]) if entry.cause in CAUSES else None,
            "authors": authors,
            "reason": entry.reason,
            "rules": Markup("<br>").join(say_rule(one, language()) for one in entry.rules),
            "sources": Markup("<br>").join(one.words for one in sources),
            "since": show_date(entry.since) if entry.queue == "verified" else show_moment(entry.since),
            "age": number(waiting.age),
            "reviewer": _reviewer(waiting, people),
            "action": _action(waiting, record, sources),
        }
    )  # fmt: skip


def _reviewer(waiting: Waiting, people: Mapping[str, str]) -> Cell | None:
    holder, stand_in = held_by(waiting, people), waiting.entry.stand_in
    if holder is None:
        return None
    if waiting.passed:
        return Cell(holder, note=_("Stand-in for %(who)s", who=people[str(waiting.entry.reviewer)]))
    note = _("Stand-in: %(who)s", who=people[stand_in]) if stand_in else None
    return Cell(holder, note=note)


def _action(waiting: Waiting, record: Record, sources: Sequence[object]) -> Markup:
    """The button that verifies, where this reader may decide, and the way to the whole review."""
    entry, who = waiting.entry, principal()
    decides = (
        access.may(who, "verify")
        and entry.queue in ("waiting", "verified")
        and waiting.holder in (None, who.person_id)
        and who.person_id not in entry.authors
    )
    draw = get_template_attribute("verification/_verify.html", "in_queue")
    back = request.full_path.rstrip("?")
    return Markup(draw(record, sources if decides else [], back))  # noqa: S704 - our own template
