"""Choosing by searching: records, readers and terms, for pickers with and without script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from graph_schema.core import TYPES
from graph_schema.text import Text
from graph_schema.vocabularies.accounts import ROLE
from graph_schema.vocabulary import VOCABULARIES, Term, Vocabulary
from hub.access import STAFF_ROLES
from hub.records.reading import Neighbour
from hub.search.folding import fold
from hub.search.terms import exact_term, find_terms, near_terms
from portal.forms.fields import Among, Choice, PickerField, term_label
from portal.forms.record_form import RecordForm
from portal.guard import needs
from portal.languages import language, say
from portal.records.presumption import names_people
from portal.records.readers import reader_names
from portal.records.section import blueprint
from portal.state_names import title_of
from portal.visit import accounts, hub, principal

MOST, MOST_TERMS = 12, 30
"""So many records, and values of a list, are offered at once."""

_PRESUMED = Text(
    "Presumed innocent unless finally convicted",
    "Présomption d’innocence, sauf condamnation définitive",
)

READER_TYPES = {"org": ("authority", "organisation"), "state": ("state",)}
"""The types of the records that a kind of reader key names."""


def find(among: Among, words: str) -> list[Choice]:
    """What may be chosen for these words, as far as the person may see it."""
    if not words:
        return []
    if among.what == "terms":
        return list(_terms(among.names[0], words))[:MOST_TERMS]
    if among.what == "readers":
        return [*_readers(among.names, words)][:MOST]
    kinds = () if "*" in among.names else among.names
    found = hub().records.search(principal(), words, kinds, limit=MOST)
    return [_record(one, several=len(kinds) != 1) for one in found]


def _record(one: Neighbour, *, several: bool) -> Choice:
    """A record as a picker offers it; a title that may name somebody stands beside the presumption."""
    notes = [say(TYPES[one.type].info.label)] if several else []
    notes += [say(_PRESUMED)] if names_people(one.type) else []
    return Choice(one.id, title_of(one), " · ".join(notes) or None)


def named_exactly(among: Among, words: str) -> str | None:
    """The one value that a number names, however it is written; nothing for words, which may mean several."""
    if among.what != "terms":
        return None
    term = exact_term(VOCABULARIES[among.names[0]], words)
    return term.code if term else None


def _terms(name: str, words: str) -> Iterator[Choice]:
    """The values that words or a number find; where none does, those most like it."""
    vocabulary = VOCABULARIES[name]
    for term in find_terms(vocabulary, words) or near_terms(vocabulary, words):
        yield term_choice(vocabulary, term)


def term_choice(vocabulary: Vocabulary, term: Term) -> Choice:
    """A value as a picker offers it, with the wider value that it belongs to and what is to be known of it."""
    wider = [term_label(vocabulary[term.parent], language())] if term.parent else []
    notes = [*wider, *([say(term.note)] if term.note else [])]
    return Choice(term.code, term_label(term, language()), " · ".join(notes) or None)


def _readers(kinds: Iterable[str], words: str) -> Iterator[Choice]:
    if "group" in kinds:
        yield from _groups(words)
    if "role" in kinds:
        for role in sorted(STAFF_ROLES):
            if fold(words) in fold(ROLE.say(role, language())):
                yield Choice(f"role:{role}", ROLE.say(role, language()), ROLE.label.say(language()))
    if "person" in kinds:
        for person_id, name in accounts().people.named(principal(), words).items():
            yield Choice(f"person:{person_id}", name, _("Person"))
    keys = {name: key for key in kinds for name in READER_TYPES.get(key, ())}
    found = hub().records.search(principal(), words, keys, limit=MOST) if keys else []
    for one in found:
        yield Choice(f"{keys[one.type]}:{one.id}", title_of(one), say(TYPES[one.type].info.label))


def _groups(words: str) -> Iterator[Choice]:
    """The person's own groups that the words name, and one that is typed out (`group:vigilance`)."""
    typed = words.removeprefix("group:") if words.startswith("group:") else None
    for name in sorted(principal().groups | ({typed} if typed else set())):
        if fold(words.removeprefix("group:")) in fold(name):
            yield Choice(f"group:{name}", name, _("Closed group"))


def describe(form: RecordForm) -> None:
    """Give every chosen value of a form its words; what names nothing that the person may see says so."""
    pickers = list(form.pickers())
    records = {one for field in pickers if field.among.what == "records" for one in field.data}
    titles = hub().records.titles(principal(), records) if records else {}
    keys = [one for field in pickers if field.among.what == "readers" for one in field.data]
    readers = reader_names(keys) if keys else {}
    for field in pickers:
        field.describe(_known(field, titles, readers))
        for chosen in field.chosen:
            if not chosen.known:
                chosen.note = _("Nothing that you may see has this identifier.")


def _known(
    field: PickerField, titles: dict[str, Neighbour], readers: dict[str, str]
) -> dict[str, Choice]:
    if field.among.what == "records":
        several = len(field.among.names) != 1 or "*" in field.among.names
        return {one: _record(titles[one], several=several) for one in field.data if one in titles}
    if field.among.what == "readers":
        return {one: Choice(one, readers[one]) for one in field.data}
    vocabulary = VOCABULARIES[field.among.names[0]]
    return {
        one: term_choice(vocabulary, vocabulary[one]) for one in field.data if one in vocabulary
    }


def suggest_url(among: Among) -> str:
    """The address that answers a picker's script."""
    if among.what == "records":
        return url_for("records.pick", types=among.names)
    if among.what == "readers":
        return url_for("records.pick_readers", kind=among.names)
    return url_for("records.pick_terms", vocabulary=among.names[0])


def _answer(among: Among) -> ResponseReturnValue:
    words = request.args.get("q", "").strip()[:300]
    found = find(among, words)
    return {"items": [{"id": one.id, "title": one.title, "note": one.note} for one in found]}


@blueprint.get("/pick/<kinds:types>")
@needs("search")
def pick(types: tuple[str, ...]) -> ResponseReturnValue:
    """Records of some types that hold the words `q`."""
    return _answer(Among("records", types))


@blueprint.get("/pick/readers")
@needs("search")
def pick_readers() -> ResponseReturnValue:
    """Readers that a marking may name or keep out, by the words `q`; `kind` says of which sorts."""
    return _answer(Among("readers", tuple(request.args.getlist("kind"))))


@blueprint.get("/pick/terms/<vocabulary>")
@needs("search")
def pick_terms(vocabulary: str) -> ResponseReturnValue:
    """Values of a vocabulary whose label holds the words `q`."""
    if vocabulary not in VOCABULARIES:
        raise NotFound
    return _answer(Among("terms", (vocabulary,)))
