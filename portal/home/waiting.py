"""What waits for a person, as blocks of the home page: the queues of their role, their reviews, their
corrections, informal questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask import url_for

from graph_schema.text import Text
from hub import access
from hub.clock import today
from hub.contacts.notes import Note
from hub.corrections.correction import Correction
from hub.corrections.corrections import KIND
from hub.requests.outgoing_lists import Asked as Requests
from hub.requests.outgoing_lists import Family, Listed
from hub.verification.queues import QUEUES, Asked, Waiting
from hub.waiting.queues import FEW, queues
from portal.contacts.notes import note_title
from portal.corrections.pages import page_url as correction_url
from portal.corrections.section import STATUSES
from portal.languages import language, say, show_date, show_moment
from portal.outgoing.section import FAMILIES, own_name, page_url
from portal.records.people import names_of
from portal.records.section import record_url
from portal.requests.preparing import FORM as REQUEST_FORM
from portal.state_names import title_of
from portal.verification.section import queue_url
from portal.visit import graph, hub, principal, settings

_NEVER = Text("never", "jamais")
_LABELLED = Text("{label}: {value}", "{label}\u00a0: {value}")
_TO_REVIEW = Text("Proceedings waiting for review", "Procédures en attente d’examen")
_SINCE = Text("since", "depuis")
_NOTHING_WAITS = Text("Nothing waits for review.", "Aucune procédure n’attend d’examen.")
_YOUR_REVIEWS = Text("Reviews that you hold", "Examens qui vous sont confiés")
_SENT_BACK = Text("Sent back to you", "Renvoyées à vous")
_ON = Text("on", "le")
_REQUESTS_REVIEWED: Mapping[Family, Text] = {
    "outgoing": Text("Requests to States that you review", "Demandes aux États que vous relisez"),
    "organisation": Text(
        "Requests with organisations that you review",
        "Demandes avec des organisations que vous relisez",
    ),
}
_REMINDERS: Mapping[Family, Text] = {
    "outgoing": Text("Reminders to send to States", "Rappels à envoyer aux États"),
    "organisation": Text(
        "Reminders to send to organisations", "Rappels à envoyer à des organisations"
    ),
}
_YOUR_CORRECTIONS = Text("Your corrections", "Vos corrections")
_CORRECTIONS = Text("Corrections to decide on", "Corrections à trancher")
_QUESTIONS = Text("Informal questions to answer", "Questions informelles auxquelles répondre")
_NO_QUESTIONS = Text("No informal question waits.", "Aucune question informelle n’attend.")
_YOUR_QUESTIONS = Text(
    "Your informal questions, answered", "Vos questions informelles, avec réponse"
)
_ASKED_BY = Text("{who}: {text}", "{who}\u00a0: {text}")
_YOUR_DRAFTS = Text("Requests that you have begun", "Demandes que vous avez commencées")
_NO_SUBJECT = Text("Draft without a subject", "Brouillon sans objet")
_SAVED = Text("saved", "enregistré le")
_NO_CORRECTIONS = Text("No correction waits.", "Aucune correction n’attend.")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits: where it leads, its words, when, and why if somebody said so."""

    href: str
    text: str
    when: str
    note: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """What waits for one reason; `done` is said when nothing does, `all_href` leads to the rest."""

    title: str
    lines: Sequence[Line]
    done: str = ""
    all_href: str | None = None


def blocks() -> Iterator[Block]:
    """Everything that waits for who asks."""
    yield from _drafts()
    yield from _reviews()
    yield from _corrections()
    yield from _requests()
    yield from _notes()
    yield from _queues()


def _when(label: Text, value: str) -> str:
    return _LABELLED.say(language(), label=say(label), value=value)


def _queues() -> Iterator[Block]:
    for queue in queues(graph(), principal(), today(settings().timezone)):
        lines = [
            Line(
                record_url(one.type, one.id), title_of(one),
                _when(queue.date_label, show_date(one.on) if one.on else say(_NEVER)), type=one.type,
            )
            for one in queue.items
        ]  # fmt: skip
        yield Block(say(queue.title), lines, say(queue.done))


def _drafts() -> Iterator[Block]:
    """The requests that a practitioner has begun and not handed in."""
    if not access.may(principal(), "prepare_request"):
        return
    lines = [
        Line(
            url_for("requests.prepare", draft=one.id), one.title or say(_NO_SUBJECT),
            _when(_SAVED, show_moment(one.saved_at)),
        )
        for one in hub().form_drafts.of(principal().person_id, REQUEST_FORM)[:FEW]
    ]  # fmt: skip
    if lines:
        yield Block(say(_YOUR_DRAFTS), lines, all_href=url_for("requests.drafts_page"))


def _reviews() -> Iterator[Block]:
    """What waits for review, oldest first; of the unit's members also what they hold and what was sent back
    to them, with the reason."""
    who = principal()
    if not access.may(who, "read_queues"):
        return
    if access.may(who, "verify"):
        back = _lines(Asked(QUEUES["sent_back"], author=who.person_id, limit=FEW), _ON)
        if back:
            yield Block(say(_SENT_BACK), back, all_href=queue_url("sent_back"))
        held = _lines(Asked(QUEUES["waiting"], holder=who.person_id, limit=FEW), _SINCE)
        if held:
            yield Block(say(_YOUR_REVIEWS), held, all_href=queue_url("waiting", reviewer="me"))
    waiting = _lines(Asked(QUEUES["waiting"], limit=FEW), _SINCE)
    yield Block(say(_TO_REVIEW), waiting, say(_NOTHING_WAITS), queue_url("waiting"))


def _requests() -> Iterator[Block]:
    """Of a cooperation adviser: the requests of the Office whose review they hold, and those of which a reminder
    is due; those to States and those with organisations apart."""
    who = principal()
    if not access.may(who, "handle_outgoing"):
        return
    own = own_name()
    lists, day = hub().outgoing_lists, today(settings().timezone)
    for family in FAMILIES:
        held = [
            one
            for one in lists.in_review(who, family, day)
            if own and one.standing.review and one.standing.review.holder == own
        ]
        if held:
            yield Block(
                say(_REQUESTS_REVIEWED[family]),
                [_request(one, one.standing.since) for one in held[:FEW]],
                all_href=page_url("prepared", family),
            )
        due, _more = lists.issued(who, Requests(family, remind=True, limit=FEW), day)
        if due:
            lines = [
                _request(one, one.standing.reminder.due_on if one.standing.reminder else None)
                for one in due
            ]
            yield Block(
                say(_REMINDERS[family]),
                lines,
                all_href=page_url("issued", family, remind="yes"),
            )


def _request(one: Listed, on: str | None) -> Line:
    return Line(
        record_url("request", one.record.id),
        title_of(one.record),
        _when(_SINCE, show_date(on)),
        type="request",
    )


def _corrections() -> Iterator[Block]:
    """The corrections that wait for the mapping unit; of a practitioner their own, with what came of them."""
    who, all_href = principal(), url_for("corrections.corrections_page")
    if access.may(who, "decide_correction"):
        found, _ = hub().corrections.page(who)
        yield Block(say(_CORRECTIONS), _corrected(found[:FEW]), say(_NO_CORRECTIONS), all_href)
    elif access.may(who, "propose_correction"):
        found, _ = hub().corrections.own(who, limit=FEW)
        if found:
            yield Block(say(_YOUR_CORRECTIONS), _corrected(found), all_href=all_href)


def _notes() -> Iterator[Block]:
    """The informal questions that wait for an adviser; of a practitioner those that were answered last."""
    who, all_href = principal(), url_for("contacts.notes_page")
    if access.may(who, "answer_informally"):
        found, _ = hub().notes.waiting(who, limit=FEW)
        yield Block(say(_QUESTIONS), _asked(found, _SINCE), say(_NO_QUESTIONS), all_href)
    elif access.may(who, "ask_informally"):
        found, _ = hub().notes.own(who, limit=FEW)
        answered = [one for one in found if not one.waits]
        if answered:
            yield Block(say(_YOUR_QUESTIONS), _asked(answered, _ON), all_href=all_href)


def _asked(notes: Sequence[Note], label: Text) -> list[Line]:
    """The questions, for staff with who asked."""
    people = names_of(one.by for one in notes) if principal().is_staff else {}
    return [
        Line(
            url_for("contacts.note_page", note_id=one.id),
            _ASKED_BY.say(language(), who=people[one.by], text=note_title(one)) if people else note_title(one),
            _when(label, show_moment(one.moved_at)),
        )
        for one in notes
    ]  # fmt: skip


def _corrected(found: Sequence[Correction]) -> list[Line]:
    titles = hub().records.titles(principal(), [one.record_id for one in found])
    return [
        Line(
            correction_url(one.id), title_of(titles[one.record_id]),
            _when(STATUSES[one.status], show_moment(one.decided_at or one.at)), one.answer, KIND,
        )
        for one in found
        if one.record_id in titles
    ]  # fmt: skip


def _lines(asked: Asked, label: Text) -> list[Line]:
    found, _ = hub().queues.page(principal(), asked, today(settings().timezone))
    titles = hub().records.titles(principal(), [one.entry.record_id for one in found])
    return [_line(one, label, title_of(titles[one.entry.record_id])) for one in found if one.entry.record_id in titles]  # fmt: skip


def _line(waiting: Waiting, label: Text, title: str) -> Line:
    entry = waiting.entry
    when = _when(label, show_moment(entry.since))
    return Line(record_url("proceeding", entry.record_id), title, when, entry.reason, "proceeding")
