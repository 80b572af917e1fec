"""The section of verification, its addresses and the words that its pages share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, url_for

from graph_schema.text import Text
from hub.records.reading import Record
from hub.verification.queues import QUEUES, Queue, Waiting
from portal.languages import language, say
from portal.state_names import title_of
from portal.visit import settings

blueprint = Blueprint("verification", __name__)

PATHS: Mapping[str, str] = {
    "waiting": "waiting",
    "sent-back": "sent_back",
    "stale": "verified",
    "single-source": "single_source",
    "contradictory": "contradictory",
}
"""The queues by their names in addresses."""

CAUSES: Mapping[str, Text] = {
    "new": Text("New", "Nouvelle"),
    "changed": Text("Changed", "Modifiée"),
    "loaded": Text("Not yet verified", "Pas encore vérifiée"),
}
"""Why a review is asked for; `loaded`: by the hub itself, such as the starter data."""

_AND_PLACE = Text("{title}, {locator}", "{title}, {locator}")


@dataclass(frozen=True, slots=True)
class Cited:
    """A source that a proceeding cites: its id and words, its address elsewhere if it has one."""

    id: str
    words: str


def cited_sources(record: Record) -> list[Cited]:
    """The sources of a proceeding that the reader sees, with the place in each."""
    return [
        Cited(
            link["id"],
            _AND_PLACE.say(language(), title=title_of(record.ends[link["id"]]), locator=link["locator"]),
        )
        for link in record.values["citations"]
        if link["id"] in record.ends
    ]  # fmt: skip


def queue_words(text: Text) -> str:
    """A text of a queue, with the days after which a verification is stale."""
    return text.say(language(), days=settings().stale_after_days)


def queue_url(name: str, **asked: Any) -> str:
    """The address of a queue by its name in the hub."""
    path = next(path for path, known in PATHS.items() if known == name)
    return url_for("verification.queue_page", name=path, **asked)


def tabs(current: str | None) -> Sequence[tuple[str, str, bool]]:
    """The ways between the queues and their summary: address, words, whether the reader is there."""
    found = [(queue_url(one.name), say(one.title), one.name == current) for one in QUEUES.values()]
    return [*found, (url_for("verification.ages_page"), say(_AGES), current is None)]


_AGES = Text("Ages", "Ancienneté")


def held_by(waiting: Waiting, people: Mapping[str, str]) -> str | None:
    """Who holds a review, in words."""
    return people.get(waiting.holder) if waiting.holder else None


def people_of(waiting: Waiting) -> list[str]:
    """The ids of all people whom a page names with an entry."""
    entry = waiting.entry
    named = (*entry.authors, entry.reviewer, entry.stand_in, entry.decided_by)
    return [one for one in named if one]


__all__ = [
    "CAUSES", "PATHS", "Cited", "Queue", "blueprint", "cited_sources", "held_by", "people_of", "queue_url",
    "queue_words", "tabs",
]  # fmt: skip
