"""Forms that somebody has begun: kept as they were sent, found again, thrown away.

A draft belongs to who writes it and shows to nobody else, staff and administrators included; it is no record,
stands in no list, search or figure, and starts no clock. Two windows on one draft lose nothing: what comes from
a window that has not seen the latest save is kept as a draft of its own.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from graph_schema.text import Text
from hub.clock import now
from hub.errors import HubError, NotFound
from hub.store.graph import Graph, Row, Transaction
from hub.store.stored import new_key
from hub.store.writer import put_system

MOST = 40
"""So many drafts may one person keep."""

LONGEST = 45_000
"""Characters of a draft as it is kept, compressed: less than a page of the embedded engine holds."""

_LONGEST_TITLE = 300

Pairs = Sequence[tuple[str, str]]
"""What a form sends: names and values, in their order."""


class DraftTooLong(HubError):  # noqa: N818 - named for what happened
    """A form holds more than a draft does; nothing was kept."""

    text = Text(
        "This is too long to be kept as a draft. Shorten the long texts.",
        "Ce brouillon est trop long pour être conservé. Abrégez les textes longs.",
    )


class TooManyDrafts(HubError):  # noqa: N818 - named for what happened
    """The person keeps as many drafts as one can look through."""

    text = Text(
        "You have {most} drafts already: throw one away first.",
        "Vous avez déjà {most} brouillons : supprimez-en un d’abord.",
    )


@dataclass(frozen=True, slots=True)
class FormDraft:
    """A form that was begun: its id, of which `form` it is, the title in lists, what it holds, when it was
    begun and last saved, how often, and the window that did it."""

    id: str
    form: str
    title: str
    pairs: tuple[tuple[str, str], ...]
    begun_at: str
    saved_at: str
    saves: int
    window: str

    @classmethod
    def of(cls, node: Row) -> FormDraft:
        """The draft that a node holds."""
        return cls(
            node["id"], node["form"], node["title"], _unpacked(node["content"]), node["begun_at"],
            node["saved_at"], node["saves"], node["window"],
        )  # fmt: skip


class FormDrafts:
    """Everybody's drafts; each function takes whose they are."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def of(self, person_id: str, form: str) -> list[FormDraft]:
        """A person's drafts of one form, the latest saved first."""
        rows = self._graph.rows("drafts/of", person_id=person_id)
        found = [FormDraft.of(row["draft"]) for row in rows if row["draft"]["form"] == form]
        return sorted(found, key=lambda one: one.saved_at, reverse=True)

    def get(self, person_id: str, draft_id: str) -> FormDraft:
        """One draft. Raises `NotFound` for one that is not theirs or is there no more."""
        return self._graph.read(lambda transaction: one_in(transaction, person_id, draft_id))

    def keep(
        self, person_id: str, form: str, title: str, pairs: Pairs, draft_id: str | None, saves: int, window: str
    ) -> FormDraft:  # fmt: skip
        """Keep what a form holds: in the draft that it came from, or in a new one where there is none, where it
        is gone, or where another window has saved since this one saw it (`saves`). Raises `DraftTooLong`,
        `TooManyDrafts`."""
        content = _packed(pairs)
        if len(content) > LONGEST:
            raise DraftTooLong
        said: dict[str, Any] = {
            "title": " ".join(title.split())[:_LONGEST_TITLE], "content": content, "window": window,
        }  # fmt: skip

        def work(transaction: Transaction) -> FormDraft:
            at = now()
            standing = _locked(transaction, person_id, draft_id) if draft_id else None
            if standing and (standing["window"] == window or standing["saves"] == saves):
                changed = {**said, "saved_at": at, "saves": standing["saves"] + 1}
                transaction.rows("drafts/change", id=draft_id, values={**changed, "_lock": None})
                return FormDraft.of(standing | changed)
            if len(transaction.rows("drafts/of", person_id=person_id)) >= MOST:
                raise TooManyDrafts(most=MOST)
            node = said | {
                "id": f"fdr-{new_key(12)}", "person_id": person_id, "form": form, "begun_at": at,
                "saved_at": at, "saves": 1,
            }  # fmt: skip
            put_system(transaction, "FormDraft", [node])
            return FormDraft.of(node)

        return self._graph.write(work)

    def drop(self, person_id: str, draft_id: str) -> None:
        """Throw a draft away. Raises `NotFound` for one that is not theirs."""
        self._graph.write(lambda transaction: drop_in(transaction, person_id, draft_id))


def one_in(transaction: Transaction, person_id: str, draft_id: str) -> FormDraft:
    """A person's draft inside the caller's transaction. Raises `NotFound`."""
    rows = transaction.rows("drafts/one", id=draft_id, person_id=person_id)
    if not rows:
        raise NotFound
    return FormDraft.of(rows[0]["draft"])


def drop_in(transaction: Transaction, person_id: str, draft_id: str) -> None:
    """Throw a person's draft away inside the caller's transaction. Raises `NotFound`."""
    if _locked(transaction, person_id, draft_id) is None:
        raise NotFound
    transaction.rows("drafts/drop", ids=[draft_id])


def _locked(transaction: Transaction, person_id: str, draft_id: str) -> Row | None:
    rows = transaction.rows("drafts/lock", id=draft_id, person_id=person_id)
    return rows[0]["draft"] if rows else None


def _packed(pairs: Iterable[tuple[str, str]]) -> str:
    text = json.dumps([list(pair) for pair in pairs], ensure_ascii=False)
    return base64.b64encode(zlib.compress(text.encode(), 6)).decode("ascii")


def _unpacked(content: str) -> tuple[tuple[str, str], ...]:
    text = zlib.decompress(base64.b64decode(content)).decode()
    return tuple((name, value) for name, value in json.loads(text))
