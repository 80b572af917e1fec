"""The section of duplicates, and the words that say what tells two records apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import Blueprint, url_for

from graph_schema.core import Entity
from graph_schema.text import Text
from hub.duplicates import Twin
from hub.duplicates.likeness import Reason
from hub.duplicates.sketch import recognised_of
from hub.store.reader import Neighbour
from portal.languages import say, show_date
from portal.records.section import record_url
from portal.state_names import title_of
from portal.visit import hub, principal

blueprint = Blueprint("duplicates", __name__)

_PEOPLE = Text("Persons", "Personnes")
_AGREES = Text("{label}: {value}", "{label}\u00a0: {value}")
_WRITTEN = Text("{label}: {left}, there “{right}”", "{label}\u00a0: {left}, là « {right} »")
_DIFFERS = Text("{label}: {left}, there {right}", "{label}\u00a0: {left}, là {right}")


@dataclass(frozen=True, slots=True)
class Shown:
    """A likely twin in words: what agrees, what differs, and where its page is."""

    id: str
    title: str
    href: str
    people: tuple[str, ...]
    agrees: list[str]
    differs: list[str]


def shown(kind: type[Entity], twins: Iterable[Twin]) -> list[Shown]:
    """Likely twins in the reader's words."""
    listed = list(twins)
    known = {end: one for twin in listed for end, one in twin.ends.items()}
    names = names_for(kind, (reason for twin in listed for reason in twin.reasons), known)
    return [
        Shown(
            twin.id,
            twin.title,
            record_url(kind.info.name, twin.id),
            twin.people,
            *said(kind, twin.reasons, names),
        )
        for twin in listed
    ]


def names_for(
    kind: type[Entity], reasons: Iterable[Reason], known: Mapping[str, Neighbour]
) -> dict[str, Neighbour]:
    """The records that reasons name, as far as the reader sees them."""
    ids = {
        one
        for reason in reasons
        if kind.fields[reason.field].is_relation
        for one in (*reason.left, *reason.right)
    }
    missing = ids - known.keys()
    return dict(known) | (hub().records.titles(principal(), missing) if missing else {})


def said(
    kind: type[Entity], reasons: Iterable[Reason], names: Mapping[str, Neighbour]
) -> tuple[list[str], list[str]]:
    """Reasons in words: those that agree, those that differ."""
    found: tuple[list[str], list[str]] = ([], [])
    for reason in reasons:
        left, right = (_words(kind, reason.field, side, names) for side in (reason.left, reason.right))  # fmt: skip
        label = _label(kind, reason.field)
        if reason.agrees and left == right:
            found[0].append(say(_AGREES, label=label, value=left))
        elif reason.agrees:
            found[0].append(say(_WRITTEN, label=label, left=left, right=right))
        else:
            nothing = "–"
            found[1].append(
                say(_DIFFERS, label=label, left=left or nothing, right=right or nothing)
            )
    return found


def _label(kind: type[Entity], field: str) -> str:
    return say(_PEOPLE if field in recognised_of(kind).people else kind.fields[field].label)


def _words(
    kind: type[Entity], field: str, values: Iterable[str], names: Mapping[str, Neighbour]
) -> str:
    spec = kind.fields[field]
    if spec.is_relation:
        return ", ".join(title_of(names[one]) for one in values if one in names)
    if spec.is_date:
        return ", ".join(show_date(one) for one in values)
    return ", ".join(values)


def pair_url(one: str, other: str) -> str:
    """The address of two records side by side."""
    return url_for("duplicates.pair", one=one, other=other)
