"""The references of requests: a series of its own for each family, and one for what is only handed in.

Incoming requests are numbered when the Office has recorded their receipt (`IN-2026-0007`, by the year of
receipt), outgoing ones when they are sent (`OUT-…`), those with organisations with whichever comes first
(`ORG-…`). What a practitioner hands in gets a draft reference (`DRAFT-…`, by the year in which it is handed
in) and starts no clock. A reference that somebody entered stays; the series passes over those taken by hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hub.store.graph import Transaction
from hub.store.stored import Values
from hub.store.writer import NewState

SERIES = {"incoming": "IN", "outgoing": "OUT", "organisation": "ORG"}
DRAFTS = "DRAFT"
_OWN = re.compile(rf"((?:{'|'.join((*SERIES.values(), DRAFTS))})-[0-9]{{4}})-([0-9]{{1,9}})")


def wanted(values: Values, created_at: str) -> tuple[str, str, int] | None:
    """Which reference a request lacks: the field, the series and its year; nothing where it lacks none."""
    received, sent = values.get("received_on"), values.get("sent_on")
    begun = {
        "incoming": received,
        "outgoing": sent,
        "organisation": min(filter(None, (received, sent)), default=None),
    }[values["direction"]]
    if begun:
        if values.get("reference"):
            return None
        return "reference", SERIES[values["direction"]], int(begun[:4])
    if values["direction"] == "incoming" and not values.get("draft_reference"):
        return "draft_reference", DRAFTS, int(created_at[:4])
    return None


def number_requests(transaction: Transaction, states: Sequence[NewState]) -> list[NewState]:
    """The states with the references that requests among them now have to have; each series is counted under
    its own lock."""
    lacking = {at: lacks for at, one in enumerate(states) if (lacks := _lacks(one))}
    counted = Counter(f"{series}-{year}" for _field, series, year in lacking.values())
    taken = _taken_by_hand(states)
    if not counted and not taken:
        return list(states)
    asked = [
        {"name": name, "count": counted[name], "taken": taken.get(name, 0)}
        for name in sorted(counted.keys() | taken.keys())
    ]
    rows = transaction.rows("requests/take_numbers", series=asked)
    following = {row["name"]: int(row["last"]) - counted[row["name"]] for row in rows}
    numbered = list(states)
    for at, (field, series, year) in lacking.items():
        name = f"{series}-{year}"
        following[name] += 1
        said = {field: f"{name}-{following[name]:04d}"}
        numbered[at] = replace(states[at], values=dict(states[at].values) | said)
    return numbered


def _lacks(state: NewState) -> tuple[str, str, int] | None:
    if state.kind.info.name != "request" or state.system.get("retired_at"):
        return None
    return wanted(state.values, state.system["created_at"])


def _taken_by_hand(states: Sequence[NewState]) -> dict[str, int]:
    """The highest number by series among the references that the states bring with them."""
    highest: dict[str, int] = {}
    for state in states:
        if state.kind.info.name != "request":
            continue
        for field in ("reference", "draft_reference"):
            found = _OWN.fullmatch(state.values.get(field) or "")
            stood = state.before.node.get(field) if state.before else None
            if found and state.values[field] != stood:
                name, number = found[1], int(found[2])
                highest[name] = max(highest.get(name, 0), number)
    return highest
