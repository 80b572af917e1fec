"""The lists of the Office's requests: what is in preparation, with the queue of reviews, and what was issued."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph_schema.core import ID_FORM
from graph_schema.text import Text
from graph_schema.vocabularies.requests import ASSISTANCE, ISSUING_ORGAN
from hub.clock import day_of
from hub.records.reading import Record
from hub.requests.outgoing import PREPARED, STATES, Reminder
from hub.requests.outgoing_lists import Asked, Listed
from portal.components import ActiveFilter, Cell, Column, FilterField, Option, Row
from portal.guard import needs
from portal.languages import language, number, say, show_date, term
from portal.outgoing.section import (
    VIEWS,
    adviser_names,
    blueprint,
    day,
    families,
    family,
    new_url,
    page_url,
    state_note,
    state_words,
    ways,
)
from portal.records.columns import marks
from portal.records.people import names_of
from portal.records.section import record_url
from portal.records.showing import record_link
from portal.state_names import title_of
from portal.visit import hub, principal, settings

MOST_BACK = 20
ORGANS = ("office", "registry", "chamber", "defence")
IN_VIEW: Mapping[str, Sequence[str]] = {
    "prepared": (*PREPARED, "withdrawn"),
    "issued": tuple(name for name in STATES if name not in PREPARED),
}
"""The states that each list can be narrowed to."""

_LABELS: Mapping[str, Text] = {
    "state": Text("How it stands", "État d’avancement"),
    "place": Text("Asked of", "Requis"),
    "organ": Text("Issued by", "Émise par"),
    "assistance": Text("Assistance sought", "Assistance demandée"),
    "remind": Text("Reminder", "Rappel"),
}
_DUE = Text("Due", "À envoyer")
_NOBODY_SUCH = Text(
    "Nothing that you may see is called “{value}”; the filter was left out.",
    "Rien de ce que vous pouvez consulter ne s’appelle « {value} » ; ce critère n’a pas été appliqué.",
)
_REMINDERS: Mapping[str, Text] = {
    "acknowledgement": Text(
        "No acknowledgement: reminder due since {day}", "Pas d’accusé de réception : rappel à envoyer depuis le {day}"
    ),
    "response": Text("No response: reminder due since {day}", "Pas de réponse : rappel à envoyer depuis le {day}"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """What the address asks for: `asked` for the hub, `given` by parameter as understood, with its words."""

    asked: Asked
    given: Mapping[str, str]
    words: Mapping[str, str]
    problems: Sequence[str]


@blueprint.get("/requests/outgoing")
@needs("read_outgoing")
def prepared_page() -> ResponseReturnValue:
    """What has not been sent, and above it what is in review: with whom, and for how long."""
    narrowed = _narrowed("prepared")
    found, following = hub().outgoing_lists.prepared(principal(), narrowed.asked, day())
    waiting = hub().outgoing_lists.in_review(principal(), family(), day())
    names = adviser_names()
    return _page(
        "prepared", narrowed, found, following,
        waiting=[_waiting(one, names) for one in waiting],
        waiting_columns=[
            Column("title", _("Request")), Column("asked", say(_LABELS["place"])), Column("who", _("Who has it")),
            Column("since", _("Since")), Column("age", _("Age in days"), numeric=True),
        ],
    )  # fmt: skip


@blueprint.get("/requests/outgoing/issued")
@needs("read_outgoing")
def issued_page() -> ResponseReturnValue:
    """What was sent, latest first, what came of it, and of what a reminder is due."""
    narrowed = _narrowed("issued")
    found, following = hub().outgoing_lists.issued(principal(), narrowed.asked, day())
    return _page("issued", narrowed, found, following)


def _page(
    view: str, narrowed: _Narrowed, found: Sequence[Listed], following: str | None, **more: object
) -> str:
    return render_template(
        "outgoing/list.html",
        view=view,
        heading=VIEWS[view],
        ways=ways(view),
        families=families(view),
        family=family(),
        narrowed=narrowed,
        fields=list(_fields(view, narrowed)),
        active=list(_active(view, narrowed)),
        columns=_columns(view),
        rows=_rows(view, found),
        new_href=new_url(family()),
        whole_href=page_url(view, family()),
        **_pages(view, narrowed, following),
        **more,
    )


def _narrowed(view: str) -> _Narrowed:
    given: dict[str, str] = {}
    words: dict[str, str] = {}
    problems: list[str] = []
    args = request.args
    state, organ, assistance = (args.get(name, "") for name in ("state", "organ", "assistance"))
    if state in IN_VIEW[view]:
        given["state"], words["state"] = state, say(STATES[state])
    if organ in ORGANS:
        given["organ"], words["organ"] = organ, term("issuing_organ", organ)
    if assistance in ASSISTANCE:
        given["assistance"], words["assistance"] = assistance, term("assistance", assistance)
    if args.get("remind") == "yes" and view == "issued":
        given["remind"], words["remind"] = "yes", say(_DUE)
    if wanted := args.get("place", "").strip()[:200]:
        place = _place(wanted)
        if place is None:
            problems.append(say(_NOBODY_SUCH, value=wanted))
        else:
            given["place"], words["place"] = place
    asked = Asked(
        family(), given.get("state"), given.get("organ"), given.get("assistance"), given.get("place"),
        "remind" in given, args.get("after") or None,
    )  # fmt: skip
    return _Narrowed(asked, given, words, problems)


def _place(wanted: str) -> tuple[str, str] | None:
    """Whom the requests were made to, by id or by name, as the reader may see it."""
    kinds = ("state", "authority", "organisation")
    named = hub().records.titles(principal(), [wanted]) if ID_FORM.fullmatch(wanted) else {}
    found = list(named.values()) or hub().records.search(principal(), wanted, kinds, limit=2)
    ends = [one for one in found if one.type in kinds]
    return (ends[0].id, title_of(ends[0])) if len(ends) == 1 else None


def _fields(view: str, narrowed: _Narrowed) -> Iterator[FilterField]:
    given = narrowed.given

    def options(name: str, pairs: Sequence[tuple[str, str]]) -> FilterField:
        listed = [Option(code, words, given.get(name) == code) for code, words in pairs]
        return FilterField(name, say(_LABELS[name]), "choice", listed)

    yield options("state", [(one, say(STATES[one])) for one in IN_VIEW[view]])
    yield FilterField("place", say(_LABELS["place"]), "text", value=narrowed.words.get("place", ""))
    yield options("organ", [(one, ISSUING_ORGAN.say(one, language())) for one in ORGANS])
    if family() == "outgoing":
        codes = [one.code for one in ASSISTANCE if one.parent == "93(1)"]
        yield options("assistance", [(one, term("assistance", one)) for one in codes])
    if view == "issued":
        yield options("remind", [("yes", say(_DUE))])


def _active(view: str, narrowed: _Narrowed) -> Iterator[ActiveFilter]:
    for name in narrowed.given:
        rest = {one: value for one, value in narrowed.given.items() if one != name}
        yield ActiveFilter(say(_LABELS[name]), narrowed.words[name], page_url(view, family(), **rest))  # fmt: skip


def _pages(view: str, narrowed: _Narrowed, following: str | None) -> dict[str, str | None]:
    """The addresses of the pages before and after; a page carries the places of those before it."""
    after, back = narrowed.asked.after, request.args.getlist("back")[-MOST_BACK:]
    pages: dict[str, str | None] = {"previous": None, "next": None}
    if following is not None:
        pages["next"] = page_url(view, family(), **narrowed.given, after=following, back=[*back, after or ""])  # fmt: skip
    if after and back:
        *earlier, last = back
        pages["previous"] = page_url(view, family(), **narrowed.given, after=last or None, back=earlier)  # fmt: skip
    return pages


def _columns(view: str) -> list[Column]:
    shown = [
        Column("title", _("Request")),
        Column("asked", say(_LABELS["place"])),
        Column("state", say(_LABELS["state"])),
    ]
    if view == "prepared":
        return [
            *shown,
            Column("who", _("Who has it")),
            Column("since", _("Since")),
            Column("organ", say(_LABELS["organ"])),
        ]
    return [
        *shown,
        Column("sent", _("Sent on")),
        Column("since", _("Since")),
        Column("organ", say(_LABELS["organ"])),
        Column("remind", say(_LABELS["remind"])),
    ]


def _rows(view: str, found: Sequence[Listed]) -> list[Row]:
    reviewers = adviser_names()
    authors = names_of(one.record.system["created_by"] for one in found)
    return [_row(view, one, reviewers, authors) for one in found]


def _row(view: str, one: Listed, reviewers: Mapping[str, str], authors: Mapping[str, str]) -> Row:
    """A request in a list; a draft is with whom made it, since that day, until it goes to review."""
    record, found = one.record, one.standing
    cells: dict[str, object] = {
        "title": _title(record),
        "asked": _ends(record),
        "state": Cell(state_words(found), note=state_note(found)),
        "since": show_date(found.since or day_of(record.system["created_at"], settings().timezone)),
        "organ": term("issuing_organ", record.values["issuing_organ"]),
    }
    if found.state == "drafting":
        cells["who"] = authors[record.system["created_by"]]
    elif found.review and found.review.holder:
        cells["who"] = reviewers.get(found.review.holder, found.review.holder)
    if view == "issued":
        cells["sent"] = show_date(record.values["sent_on"])
        cells["remind"] = reminder_words(found.reminder) if found.reminder else None
    return Row(cells, emphasis="gap" if found.reminder else None)


def reminder_words(due: Reminder) -> str:
    """Of what a reminder is due, and since when."""
    return say(_REMINDERS[due.of], day=show_date(due.due_on))


def _waiting(one: Listed, names: Mapping[str, str]) -> Row:
    review = one.standing.review
    if review is None:  # the list holds what is in review alone
        return Row({"title": _title(one.record)})
    who = names.get(review.holder, review.holder) if review.holder else _("Not assigned")
    note = None
    if review.passed and review.reviewer:
        note = _("Stand-in for %(who)s", who=names.get(review.reviewer, review.reviewer))
    return Row(
        {
            "title": _title(one.record),
            "asked": _ends(one.record),
            "who": Cell(who, note=note),
            "since": show_date(review.since),
            "age": number(review.age),
        },
        emphasis="gap" if review.passed else None,
    )


def _title(record: Record) -> Cell:
    return Cell(
        title_of(record), record_url("request", record.id), record.values["reference"], marks(record)
    )  # fmt: skip


def _ends(record: Record) -> object:
    ends = record.link_titles("requested")
    return record_link(ends[0]) if ends else None
