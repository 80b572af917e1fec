"""Values as people read them: no codes, no ids where a title exists, and only what the reader may see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup

from graph_schema.core import Declared, Entity, FieldSpec
from graph_schema.text import Text
from hub.access import Principal, is_kept_from
from hub.records.reading import Neighbour
from portal.forms.fields import term_label
from portal.languages import current_language, language, number, say, show_date
from portal.markdown import markdown
from portal.records.section import record_url
from portal.state_names import title_of

Names = Mapping[str, Neighbour]
"""The records that values name, by id, as far as the reader may see them."""

Said = str | Markup | list[str | Markup] | None
"""A value in words: one text, several, or nothing."""

SHORT = 120
"""Characters up to which a text stands among the other facts."""

_LABELLED = Text("{label}: {value}", "{label}\u00a0: {value}")
_TITLED = Text("{title} (retired)", "{title} (retirée)")


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a record as its page shows it."""

    spec: FieldSpec
    label: str
    value: Said
    unconfirmed: bool


def shown_fields(kind: type[Entity], principal: Principal) -> dict[str, FieldSpec]:
    """The fields of a type that pages show to this person."""
    return {name: spec for name, spec in kind.fields.items() if not is_kept_from(principal, spec)}


def value_words(spec: FieldSpec, value: Any, names: Names) -> Said:
    """A plain value in words, in the reader's language; nothing for what is empty or hidden."""
    if value is None or value in ("", []):
        return None
    if spec.kind == "parts":
        return [part_line(spec, part, names) for part in value]
    if spec.is_relation:
        said = [link_words(spec, link, names) for link in (value if spec.many else [value])]
        present = [one for one in said if one]
        return present if spec.many else (present[0] if present else None)
    if isinstance(value, list):
        return [one for one in (_single(spec, item, names) for item in value) if one]
    return _single(spec, value, names)


def _single(spec: FieldSpec, value: Any, names: Names) -> str | Markup | None:
    if spec.refers_to:
        return record_link(names[value]) if value in names else None
    if spec.vocabulary is not None:
        known = value in spec.vocabulary
        return term_label(spec.vocabulary[value], language()) if known else str(value)
    if spec.name.endswith("year"):
        return str(value)
    return _SAID.get(spec.kind, str)(value)


def _address(value: str) -> Markup:
    return Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>').format(value)


def paragraphs(text: str) -> Markup:
    """Plain text with its paragraphs and lines kept; a long one takes the width of the page."""
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    broken = [Markup("<br>").join(part.split("\n")) for part in parts]
    if len(parts) == 1 and len(text) < SHORT:
        return Markup("{}").format(broken[0])
    said = Markup("").join(Markup("<p>{}</p>").format(part) for part in broken)
    return Markup('<div class="prose">{}</div>').format(said)


def _day(written: str) -> str:
    """A date that is not broken over two lines."""
    return _day_in(current_language().locale, written)


@lru_cache(maxsize=8_192)
def _day_in(_locale: str, written: str) -> str:
    return show_date(written).replace(" ", "\u00a0")


def _prose(text: str) -> Markup:
    return Markup('<div class="prose">{}</div>').format(markdown(text))


_SAID: Mapping[str, Callable[[Any], str | Markup]] = {
    "yes_no": lambda value: _("Yes") if value else _("No"),
    "partial_date": _day,
    "day": _day,
    "number": number,
    "decimal": number,
    "url": _address,
    "markdown": _prose,
    "paragraphs": paragraphs,
}
"""How a value of each kind is said; all others are texts as they stand."""


def record_link(neighbour: Neighbour) -> Markup:
    """A record as a link by its title."""
    title = title_of(neighbour)
    title = say(_TITLED, title=title) if neighbour.retired else title
    return Markup('<a href="{}">{}</a>').format(record_url(neighbour.type, neighbour.id), title)


def link_words(spec: FieldSpec, link: Mapping[str, Any], names: Names) -> Markup | None:
    """The other end of a relation with what the relation says besides: “Lithuania (from 2022)”."""
    if link["id"] not in names:
        return None
    inner = _said_inside(_inner(spec), link, names)
    shown = record_link(names[link["id"]])
    return Markup("{} ({})").format(shown, Markup("; ").join(inner)) if inner else shown


def part_line(spec: FieldSpec, part: Mapping[str, Any], names: Names) -> Markup:
    """A Part in one line: what names it first, then the rest with its labels."""
    return Markup(" · ").join(_said_inside(_inner(spec), part, names))


def _said_inside(
    specs: Mapping[str, FieldSpec], values: Mapping[str, Any], names: Names
) -> list[str | Markup]:
    """What a Part or a relation says, one text a field; the first text and terms speak for themselves."""
    said: list[str | Markup] = []
    for position, spec in enumerate(specs.values()):
        value = value_words(spec, values.get(spec.name), names)
        if value is None or value == []:
            continue
        text = Markup(", ").join(value) if isinstance(value, list) else value
        if position == 0 or spec.vocabulary is not None or spec.kind == "parts":
            said.append(text)
        else:
            said.append(Markup(_LABELLED.say(language())).format(label=say(spec.label), value=text))  # noqa: S704 - our own words; what they hold is escaped
    return said


def _inner(spec: FieldSpec) -> Mapping[str, FieldSpec]:
    model = spec.model
    return model.fields if model is not None and issubclass(model, Declared) else {}


def inner_fields(spec: FieldSpec) -> Mapping[str, FieldSpec]:
    """The fields of the Parts, or the properties of the relation, that a field holds."""
    return _inner(spec)


def referred_ids(specs: Iterable[FieldSpec], values: Mapping[str, Any]) -> Iterator[str]:
    """The ids that plain texts hold, those inside Parts included (relations know their own ends)."""
    for spec in specs:
        value = values.get(spec.name)
        if spec.refers_to and value:
            yield from value if isinstance(value, list) else [value]
        elif spec.kind == "parts":
            for part in value or ():
                yield from referred_ids(_inner(spec).values(), part)
