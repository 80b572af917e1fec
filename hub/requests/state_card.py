"""The short form of a State's card, for whoever drafts a request to it: law, channel, languages, what article
96(2)(e) requires there, whom to address, and the agreements with it.

Read under the reader's own access in one query: what is hidden from them is not on the card, and a hidden State
has none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.access import Principal
from hub.store.graph import Graph

UNSIGNED = ("no_agreement", "in_negotiation")
"""Statuses of an agreement that nobody has signed: on nothing of it a request can rest."""


@dataclass(frozen=True, slots=True)
class Law:
    """A cooperation law, procedure or requirement; `reviewed_on` is a partial date (R276)."""

    id: str
    title: str
    kind: str | None
    covers: tuple[str, ...]
    reference: str | None
    requirements: str | None
    reviewed_on: str | None


@dataclass(frozen=True, slots=True)
class Addressee:
    """A body to which requests are addressed; `is_central`: the central authority for cooperation."""

    id: str
    title: str
    languages: tuple[str, ...]
    is_central: bool


@dataclass(frozen=True, slots=True)
class Contact:
    """A focal point: its function, at which authority, for which topics, in which languages, how to reach it."""

    id: str
    title: str
    authority: str
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    person_name: str | None
    contact: str | None


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement to which the State is a party; the dates are partial."""

    id: str
    title: str
    kind: str
    signed_on: str | None
    expires_on: str | None


@dataclass(frozen=True, slots=True)
class StateCard:
    """What a reader may see of how one makes a request to a State. `status` is its standing under the Statute:
    a State that is no party cooperates under article 87(5) alone."""

    id: str
    title: str
    iso2: str
    status: str | None
    implementing_legislation: str | None
    laws: tuple[Law, ...]
    addressees: tuple[Addressee, ...]
    contacts: tuple[Contact, ...]
    agreements: tuple[Agreed, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of those to whom it is addressed, each once; central authorities first."""
        found = [one for body in self.addressees for one in body.languages]
        return tuple(dict.fromkeys(found))


def state_card(graph: Graph, principal: Principal, record_id: str) -> StateCard | None:
    """The card of a State, or of the State of an authority; nothing where either is hidden or unknown."""
    rows = graph.rows("requests/state_card", principal, id=record_id)
    return _card(rows[0]) if rows else None


def _card(row: Mapping[str, Any]) -> StateCard:
    state = row["state"]
    return StateCard(
        state["id"],
        state["title"],
        state["iso2"],
        state.get("statute_status"),
        state.get("implementing_legislation"),
        tuple(_law(one) for one in _ordered(row["laws"])),
        tuple(sorted(map(_addressee, row["authorities"]), key=lambda one: (not one.is_central, one.title))),
        tuple(sorted(map(_contact, row["points"]), key=lambda one: (one.authority, one.title, one.id))),
        tuple(_agreed(one) for one in _ordered(row["agreements"]) if one.get("status") not in UNSIGNED),
    )  # fmt: skip


def _ordered(nodes: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(nodes, key=lambda one: (one["title"], one["id"]))


def _law(node: Mapping[str, Any]) -> Law:
    return Law(
        node["id"], node["title"], node.get("kind"), tuple(node.get("covers") or ()), node.get("reference"),
        node.get("requirements"), node.get("reviewed_on"),
    )  # fmt: skip


def _addressee(node: Mapping[str, Any]) -> Addressee:
    return Addressee(
        node["id"], node["title"], tuple(node.get("languages") or ()),
        bool(node.get("is_central_authority")),
    )  # fmt: skip


def _contact(row: Mapping[str, Any]) -> Contact:
    node = row["point"]
    return Contact(
        node["id"], node["title"], row["authority"], tuple(node.get("topics") or ()),
        tuple(node.get("languages") or ()), node.get("person_name"), node.get("contact"),
    )  # fmt: skip


def _agreed(node: Mapping[str, Any]) -> Agreed:
    return Agreed(
        node["id"], node["title"], node["kind"], node.get("signed_on"), node.get("expires_on")
    )
