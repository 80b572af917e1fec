"""What a list's address asks for: filters, words, order and page; what it cannot mean is said, not dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from markupsafe import Markup, escape
from pydantic import TypeAdapter, ValidationError
from werkzeug.datastructures import MultiDict

from graph_schema.core import ID_FORM, TYPES, Entity, FieldSpec, PartialDate
from graph_schema.text import Text
from hub.access import is_kept_from
from hub.clock import today
from hub.finding.facets import fresh_since
from hub.records.reading import Filter, ListQuery
from hub.search.folding import fold, holds_words
from hub.store.faceting import NOT_STATED
from hub.store.reader import ORDERS
from portal.components import ActiveFilter, FilterField, Option
from portal.forms.fields import YES_NO, term_choices, term_label
from portal.languages import language, say, show_date
from portal.records.facet_words import UNSTATED, facet_label, in_address, value_label
from portal.records.section import list_url
from portal.state_names import title_of
from portal.visit import hub, principal, settings

SINCE, UNTIL = "_from", "_to"
PAGING = ("after", "back")
READERS = ("named_to", "excluded")
"""Fields that say by name who reads a record narrow nobody's list."""

LONGEST = 300
"""Characters that a value in an address may have."""

_UNKNOWN = Text(
    "“{name}” is nothing that this list can be narrowed by; it was left out.",
    "« {name} » n’est pas un critère de cette liste ; il n’a pas été appliqué.",
)
_NO_VALUE = Text(
    "“{value}” is no value of “{label}”; it was left out.",
    "« {value} » n’est pas une valeur de « {label} » ; ce critère n’a pas été appliqué.",
)
_NO_DATE = Text(
    "“{value}” is no date for “{label}”: write 2022, 2022-05 or 2022-05-17.",
    "« {value} » n’est pas une date pour « {label} » : écrivez 2022, 2022-05 ou 2022-05-17.",
)
_NOBODY = Text(
    "No record that you may see matches “{value}” for “{label}”; it was left out.",
    "Aucune fiche que vous pouvez consulter ne correspond à « {value} » pour « {label} » ; ce critère n’a pas été appliqué.",
)
NO_WORD = Text(
    "“{words}” holds no word that can be searched for, so nothing is found.",
    "« {words} » ne contient aucun mot que l’on puisse chercher ; rien n’est donc trouvé.",
)
_SEVERAL = Text(
    "Several records match “{value}” for “{label}”. Which one?",
    "Plusieurs fiches correspondent à « {value} » pour « {label} ». Laquelle ?",
)
_TWICE = Text(
    "“{label}” was given more than once; only the first value counts.",
    "« {label} » a été indiqué plusieurs fois ; seule la première valeur compte.",
)
_FROM = Text("{label}, from", "{label}, à partir de")
_TO = Text("{label}, until", "{label}, jusqu’à")
_RETIRED = Text("Retired records", "Fiches retirées")
_RETIRED_TOO = Text("Shown too", "Affichées aussi")

_DATE: TypeAdapter[str] = TypeAdapter(PartialDate)
_FILTERED = {
    "term",
    "terms",
    "yes_no",
    "number",
    "line",
    "lines",
    "partial_date",
    "day",
    "link",
    "links",
}


@dataclass
class Asked:
    """A list as its address asks for it. `given` holds what was understood, by parameter name (of a facet
    all its values), `words_for` what that is called, by name and value; `columns` the columns that the
    address names, where it names any."""

    kind: type[Entity]
    query: ListQuery
    given: dict[str, str | list[str]]
    words_for: dict[tuple[str, str], str]
    problems: list[str | Markup] = field(default_factory=list)
    back: tuple[str, ...] = ()

    columns: tuple[str, ...] | None = None

    def url(self, **changes: str | list[str] | None) -> str:
        """This list's address with other parameters; from its start."""
        asked = {name: value for name, value in (self.given | changes).items() if value}
        return list_url(self.kind, **asked)

    def one(self, name: str) -> str:
        """The value of a parameter that has one; nothing where it is not asked."""
        value = self.given.get(name, "")
        return value if isinstance(value, str) else ""

    def chosen(self, name: str) -> tuple[str, ...]:
        """The values of a facet that are asked for, as they are counted."""
        return next((one.values for one in self.query.filters if one.field == name), ())


class _Reading:
    """Reads the parameters of one address."""

    def __init__(self, kind: type[Entity], sent: MultiDict[str, str]) -> None:
        self.kind = kind
        self.sent = sent
        self.facets = {one.field: one for one in kind.facets}
        self.given: dict[str, str | list[str]] = {}
        self.words: dict[tuple[str, str], str] = {}
        self.columns: tuple[str, ...] | None = None
        self.filters: dict[str, Filter] = {}
        self.problems: list[str | Markup] = []

    def read(self) -> Asked:
        query: dict[str, Any] = {}
        for name in self.sent:
            value = self.sent[name].strip()[:LONGEST]
            if not value or name in PAGING:
                continue
            if name == "q":
                query["words"] = self.given["q"] = value
                if not holds_words(value):
                    self._say(NO_WORD, words=value)
            elif name == "order":
                if value in ORDERS:
                    query["order"] = self.given["order"] = value
                else:
                    self._say(_UNKNOWN, name=f"order={value}")
            elif name == "retired":
                query["with_retired"] = True
                self.given["retired"], self.words["retired", "yes"] = "yes", say(_RETIRED_TOO)
            elif name == "columns":
                self.columns, self.given["columns"] = tuple(value.split(",")), value
            elif name in self.facets:
                self._facet(name)
            else:
                self._filter(name, value)
        after = self.sent.get("after") or None
        return Asked(
            self.kind,
            ListQuery(
                self.kind, tuple(self.filters.values()), after=after, **query,
                fresh_since=fresh_since(today(settings().timezone), settings().stale_after_days),
            ),
            self.given, self.words, self.problems, tuple(self.sent.getlist("back"))[-20:], self.columns,
        )  # fmt: skip

    def _say(self, text: Text, **values: object) -> None:
        self.problems.append(say(text, **values))

    def _filter(self, name: str, value: str) -> None:
        spec, bound = _spec_of(self.kind, name)
        if spec is None:
            self._say(_UNKNOWN, name=name)
            return
        if len(self.sent.getlist(name)) > 1:
            self._say(_TWICE, label=say(spec.label))
        if bound:
            self._date(spec, name, value, bound)
        elif spec.is_relation:
            self._relation(spec, value)
        else:
            self._plain(spec, value)

    def _facet(self, name: str) -> None:
        """The values of a facet: each is an alternative to the others."""
        facet, spec = self.facets[name], self.kind.fields[name]
        for sent in dict.fromkeys(self.sent.getlist(name)):
            value = sent.strip()[:LONGEST]
            if value and spec.is_relation:
                self._relation(spec, value)
            elif value:
                counted = NOT_STATED if value == UNSTATED else value
                words = value_label(facet, spec, counted)
                if words is None:
                    self._say(_NO_VALUE, value=value, label=facet_label(facet, spec))
                else:
                    self._take(spec, value, counted, words)

    def _plain(self, spec: FieldSpec, value: str) -> None:
        """A value of the record's own node: a code, yes or no, a number or a text."""
        meant: tuple[Any, str] | None = (value, value)
        if spec.vocabulary is not None:
            known = value in spec.vocabulary
            meant = (value, term_label(spec.vocabulary[value], language())) if known else None
        elif spec.kind == "yes_no":
            answers = dict(zip(("yes", "no"), YES_NO, strict=True))
            meant = (value == "yes", say(answers[value])) if value in answers else None
        elif spec.kind == "number":
            meant = (int(value), value) if value.isdecimal() and len(value) < 10 else None
        if meant is None:
            self._say(_NO_VALUE, value=value, label=say(spec.label))
        else:
            self._take(spec, value, *meant)

    def _take(self, spec: FieldSpec, given: str, value: Any, words: str) -> None:
        self.words[spec.name, given] = words
        if spec.name not in self.facets:
            self.filters[spec.name], self.given[spec.name] = Filter(spec.name, value=value), given
            return
        before = self.filters.get(spec.name, Filter(spec.name))
        if value not in before.values:
            self.filters[spec.name] = replace(before, values=(*before.values, value))
            self.given[spec.name] = [in_address(one) for one in self.filters[spec.name].values]

    def _date(self, spec: FieldSpec, name: str, value: str, bound: str) -> None:
        try:
            day = _DATE.validate_python(value)
        except ValidationError:
            self._say(_NO_DATE, value=value, label=say(spec.label))
            return
        before = self.filters.get(spec.name, Filter(spec.name))
        since = day if bound == SINCE else before.since
        until = day if bound == UNTIL else before.until
        self.filters[spec.name] = replace(before, since=since, until=until)
        self.given[name], self.words[name, day] = day, show_date(day)

    def _relation(self, spec: FieldSpec, value: str) -> None:
        """A record by its id, or by words that only one record of the right type holds."""
        records = hub().records
        named = records.titles(principal(), [value]) if ID_FORM.fullmatch(value) else {}
        if value in named and (named[value].type in spec.to or "*" in spec.to):
            self._take(spec, value, value, title_of(named[value]))
            return
        kinds = () if "*" in spec.to else spec.to
        found = records.search(principal(), value, kinds, limit=6)
        exact = [one for one in found if fold(value) in (fold(one.title), fold(title_of(one)))]
        if len(found) == 1 or len(exact) == 1:
            one = (exact or found)[0]
            self._take(spec, one.id, one.id, title_of(one))
        elif found:
            asked = {name: texts for name, texts in self.sent.lists() if name not in PAGING}
            others = [text for text in asked.pop(spec.name) if text.strip() != value]
            links = [
                Markup('<a href="{}">{}</a>').format(
                    list_url(self.kind, **asked, **{spec.name: [*others, one.id]}), title_of(one)
                )
                for one in found
            ]
            sentence = escape(say(_SEVERAL, value=value, label=say(spec.label)))
            self.problems.append(Markup("{} {}").format(sentence, Markup(" · ").join(links)))
        else:
            self._say(_NOBODY, value=value, label=say(spec.label))


def _spec_of(kind: type[Entity], name: str) -> tuple[FieldSpec | None, str]:
    """The field that a parameter narrows by, and which end of a time it is (`opened_on_from`); none that is kept
    from who asks."""
    for bound in (SINCE, UNTIL):
        spec = kind.fields.get(name.removesuffix(bound)) if name.endswith(bound) else None
        if spec is not None and spec.is_date:
            return (None if is_kept_from(principal(), spec) else spec), bound
    spec = kind.fields.get(name)
    if spec is None or name in READERS or is_kept_from(principal(), spec):
        return None, ""
    return (spec if spec.kind in _FILTERED and not spec.is_date else None), ""


def asked_for(kind: type[Entity], sent: MultiDict[str, str]) -> Asked:
    """What the parameters of an address ask of a type's list. Of a type with families it is always one family:
    the one that is named, else the first that has any such record."""
    family = kind.info.kept_apart_by
    codes = [one for one, _words in families_of(kind)]
    if family is None or sent.get(family) in codes:
        return _Reading(kind, sent).read()
    asked = [_Reading(kind, _with(sent, family, one)).read() for one in codes]
    found = (one for one in asked if hub().records.count(principal(), one.query)[0])
    return next(found, asked[0])


def _with(sent: MultiDict[str, str], name: str, value: str) -> MultiDict[str, str]:
    changed = MultiDict(sent)
    changed.setlist(name, [value])
    return changed


def families_of(kind: type[Entity]) -> list[tuple[str, str]]:
    """The families of a type, by code and in words; none for a type that has none."""
    field_name = kind.info.kept_apart_by
    vocabulary = kind.fields[field_name].vocabulary if field_name else None
    return [(one.code, term_label(one, language())) for one in vocabulary or ()]


def family_tabs(asked: Asked) -> list[tuple[str, str, bool]]:
    """The ways between the families of a list that is narrowed alike: address, words, whether one is there."""
    name = asked.kind.info.kept_apart_by or ""
    return [
        (asked.url(**{name: code}), words, asked.one(name) == code)
        for code, words in families_of(asked.kind)
    ]


def filter_fields(asked: Asked) -> Iterator[FilterField]:
    """The fields of the filter panel, with what is asked now."""
    counted = {one.field for one in asked.kind.facets}
    for spec in asked.kind.fields.values():
        if spec.name == asked.kind.info.kept_apart_by:
            continue
        if spec.name in counted and not spec.is_date:
            continue
        if is_kept_from(principal(), spec):
            continue
        if spec.filter and not (spec.name == "marking" and not principal().is_staff):
            yield from _panel_fields(spec, asked)
    options = [Option("yes", say(_RETIRED_TOO), "retired" in asked.given)]
    yield FilterField("retired", say(_RETIRED), "choices", options)


def _panel_fields(spec: FieldSpec, asked: Asked) -> Iterator[FilterField]:
    label, value = say(spec.label), asked.one(spec.name)
    if spec.is_date:
        for bound, text in ((SINCE, _FROM), (UNTIL, _TO)):
            name = spec.name + bound
            yield FilterField(name, say(text, label=label), "date", value=asked.one(name))
    elif spec.vocabulary is not None:
        choices = term_choices(spec.vocabulary, language())
        options = [Option(one.value, one.label, one.value == value) for one in choices]
        yield FilterField(spec.name, label, "choice", options)
    elif spec.kind == "yes_no":
        pairs = zip(("yes", "no"), YES_NO, strict=True)
        options = [Option(code, say(text), code == value) for code, text in pairs]
        yield FilterField(spec.name, label, "choice", options)
    else:
        words = asked.words_for.get((spec.name, value), "")
        yield FilterField(spec.name, label, "text", value=words, help=_what_to_type(spec))


def _what_to_type(spec: FieldSpec) -> str | None:
    if not spec.is_relation or "*" in spec.to:
        return None
    return " / ".join(say(TYPES[name].info.label) for name in spec.to)


def active_filters(
    asked: Asked, address: Callable[..., str] | None = None
) -> Iterable[ActiveFilter]:
    """The conditions that hold now, each with the address of the list without it (or of another page about
    the same question: `address` makes it of the changed parameters)."""
    address = address or asked.url
    facets = {one.field: one for one in asked.kind.facets}
    for name, given in asked.given.items():
        if name in ("q", "order", "columns", asked.kind.info.kept_apart_by):
            continue
        if isinstance(given, list):
            label = facet_label(facets[name], asked.kind.fields[name])
            for value in given:
                rest = [one for one in given if one != value]
                yield ActiveFilter(label, asked.words_for[name, value], address(**{name: rest}))
            continue
        spec, bound = _spec_of(asked.kind, name)
        label = say(spec.label) if spec else say(_RETIRED)
        if bound:
            label = say(_FROM if bound == SINCE else _TO, label=label)
        yield ActiveFilter(label, asked.words_for[name, given], address(**{name: None}))
