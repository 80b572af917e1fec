"""Saved views: a question about a list that somebody named, to ask it again. Each is its owner's alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_schema.core import TYPES
from graph_schema.text import Text
from hub.clock import now
from hub.errors import AlreadyExists, HubError, NotFound
from hub.search.folding import fold
from hub.store.graph import Graph, Row
from hub.store.stored import new_key
from hub.store.writer import put_system

LONGEST_NAME = 80
LONGEST_QUESTION = 8_000
MOST = 60

Question = Mapping[str, str | Sequence[str]]
"""What a list's address asks, by parameter name."""


class ViewRefused(HubError):  # noqa: N818 - named for what happened
    """A view cannot be kept as it was asked; says why in one sentence."""


class NoName(ViewRefused):
    """The name is empty."""

    text = Text("Give the view a name.", "Donnez un nom à la vue.")


class NameTooLong(ViewRefused):
    """The name is longer than a line."""

    text = Text("A name has at most {most} characters.", "Un nom compte au plus {most} caractères.")


class NameTaken(ViewRefused):
    """The person has a view of this name already."""

    text = Text(
        "You have a view called “{name}” already.", "Vous avez déjà une vue nommée « {name} »."
    )


class TooManyViews(ViewRefused):
    """The person has as many views as one can look through."""

    text = Text("You have {most} views already: delete one first.", "Vous avez déjà {most} vues : supprimez-en une d’abord.")  # fmt: skip


class QuestionTooLong(ViewRefused):
    """The question holds more than an address does."""

    text = Text("This question is too long to be kept.", "Cette question est trop longue pour être conservée.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class SavedView:
    """A named question about the list of one type."""

    id: str
    name: str
    type: str
    question: dict[str, str | list[str]]

    @classmethod
    def of(cls, node: Row) -> SavedView:
        """The view that a node holds."""
        return cls(node["id"], node["name"], node["type"], json.loads(node["question"]))


class SavedViews:
    """Everybody's views; each function takes whose they are."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def of(self, person_id: str) -> list[SavedView]:
        """A person's views of types that there are, by name."""
        rows = self._graph.rows("finding/views_of", person_id=person_id)
        views = [SavedView.of(row["view"]) for row in rows]
        return sorted((one for one in views if one.type in TYPES), key=lambda one: fold(one.name))

    def keep(self, person_id: str, name: str, type_name: str, question: Question) -> str:
        """Keep a question under a name; its id. Raises `ViewRefused`."""
        said = json.dumps(question, ensure_ascii=False, sort_keys=True)
        if len(said) > LONGEST_QUESTION:
            raise QuestionTooLong()
        if len(self.of(person_id)) >= MOST:
            raise TooManyViews(most=MOST)
        node = {
            "id": f"view-{new_key(12)}",
            "person_id": person_id,
            "type": type_name,
            "question": said,
            "created_at": now(),
        } | _named(person_id, name)
        try:
            self._graph.write(lambda transaction: put_system(transaction, "SavedView", [node]))
        except AlreadyExists:
            raise NameTaken(name=node["name"]) from None
        return node["id"]

    def rename(self, person_id: str, view_id: str, name: str) -> None:
        """Give a view another name. Raises `ViewRefused`; `NotFound` for one that is not theirs."""
        values = _named(person_id, name)
        try:
            rows = self._graph.write(
                lambda transaction: transaction.rows(
                    "finding/view_change", id=view_id, person_id=person_id, values=values
                )
            )
        except AlreadyExists:
            raise NameTaken(name=values["name"]) from None
        if not rows:
            raise NotFound()

    def drop(self, person_id: str, view_id: str) -> None:
        """Delete a view. Raises `NotFound` for one that is not theirs."""
        rows = self._graph.write(
            lambda transaction: transaction.rows(
                "finding/view_drop", id=view_id, person_id=person_id
            )
        )
        if not rows:
            raise NotFound()


def _named(person_id: str, name: str) -> dict[str, str]:
    """A name as it is kept, and the place that it takes among the person's views. Raises `ViewRefused`."""
    plain = " ".join(name.split())
    if not fold(plain):
        raise NoName()
    if len(plain) > LONGEST_NAME:
        raise NameTooLong(most=LONGEST_NAME)
    return {"name": plain, "place": f"{person_id}|{fold(plain)}"}
