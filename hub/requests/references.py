"""The references of requests: a series of its own for each family, and one for what is only handed in.

Incoming requests get their reference when the Office has recorded their receipt (`IN-2026-40718`, by the year
of receipt), outgoing ones when they are sent (`OUT-…`), those with organisations with whichever comes first
(`ORG-…`). What a practitioner hands in gets a draft reference (`DRAFT-…`, by the year in which it is handed
in) and starts no clock. A reference that somebody entered stays, and is never given to another request.

Within a series the numbers are drawn, not counted: who reads two of them, a State among others, must not
learn how many requests the Office received in between.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hub.store.graph import Transaction
from hub.store.stored import Values
from hub.store.writer import NewState

SERIES = {"incoming": "IN", "outgoing": "OUT", "organisation": "ORG"}
DRAFTS = "DRAFT"
DIGITS = 5
"""How many digits a number has; one more for each time that the number drawn was taken."""
_OWN = re.compile(rf"(?:{'|'.join((*SERIES.values(), DRAFTS))})-[0-9]{{4}}-[0-9]+")


def wanted(values: Values, created_at: str) -> tuple[str, str] | None:
    """Which reference a request lacks: the field, and the series with its year (`IN-2026`); nothing where it
    lacks none."""
    received, sent = values.get("received_on"), values.get("sent_on")
    begun = {
        "incoming": received,
        "outgoing": sent,
        "organisation": min(filter(None, (received, sent)), default=None),
    }[values["direction"]]
    if begun:
        if values.get("reference"):
            return None
        return "reference", f"{SERIES[values['direction']]}-{begun[:4]}"
    if values["direction"] == "incoming" and not values.get("draft_reference"):
        return "draft_reference", f"{DRAFTS}-{created_at[:4]}"
    return None


def number_requests(transaction: Transaction, states: Sequence[NewState]) -> list[NewState]:
    """The states with the references that requests among them now have to have."""
    by_hand = set(_given_by_hand(states))
    _taken(transaction, by_hand)
    lacking = {at: lacks for at, one in enumerate(states) if (lacks := _lacks(one))}
    drawn = _draw(transaction, {at: series for at, (_field, series) in lacking.items()})
    numbered = list(states)
    for at, (field, _series) in lacking.items():
        numbered[at] = replace(states[at], values=dict(states[at].values) | {field: drawn[at]})
    return numbered


def _draw(transaction: Transaction, series: Mapping[int, str]) -> dict[int, str]:
    """A free reference of each series asked for, by the same keys; it is taken with that."""
    drawn: dict[int, str] = {}
    digits = DIGITS
    while waiting := [at for at in series if at not in drawn]:
        offered = {f"{series[at]}-{secrets.randbelow(10**digits):0{digits}d}": at for at in waiting}
        drawn |= {offered[one]: one for one in _taken(transaction, offered)}
        digits += 1
    return drawn


def _taken(transaction: Transaction, references: Iterable[str]) -> list[str]:
    """Takes those of these references that were free, and says which they are."""
    asked = sorted(references)
    if not asked:
        return []
    rows = transaction.rows("requests/take_references", references=asked)
    return [row["reference"] for row in rows]


def _lacks(state: NewState) -> tuple[str, str] | None:
    if state.kind.info.name != "request" or state.system.get("retired_at"):
        return None
    return wanted(state.values, state.system["created_at"])


def _given_by_hand(states: Sequence[NewState]) -> Iterable[str]:
    """The references in the hub's own form that the states bring with them."""
    for state in states:
        if state.kind.info.name != "request":
            continue
        for field in ("reference", "draft_reference"):
            given = state.values.get(field)
            stood = state.before.node.get(field) if state.before else None
            if given and given != stood and _OWN.fullmatch(given):
                yield given
