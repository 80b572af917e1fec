"""The views that the reader saved, as lists and the home page offer them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from graph_schema.core import TYPES, Entity
from portal.languages import say
from portal.records.asking import Asked
from portal.records.section import list_url
from portal.visit import hub, principal


@dataclass(frozen=True, slots=True)
class ViewLink:
    """A saved view as pages show it: its name, the list it opens, whether that is what is shown now."""

    id: str
    name: str
    kind: str
    href: str
    current: bool = False


def view_links(kind: type[Entity] | None = None, asked: Asked | None = None) -> Iterator[ViewLink]:
    """The reader's views (of one type), by name."""
    for one in hub().saved_views.of(principal().person_id):
        entity = TYPES[one.type]
        if kind is None or entity is kind:
            current = asked is not None and asked.given == one.question
            href = list_url(entity, **one.question)
            yield ViewLink(one.id, one.name, say(entity.info.plural), href, current)


def question_of(asked: Asked) -> str:
    """What a list is asked, as a form carries it to be kept."""
    return urlencode(asked.given, doseq=True)
