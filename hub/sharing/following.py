"""What follows from the uses of what was given: its status, and the proceedings that it was used in.

`use_status` is *confirmed* where one use is confirmed and not withdrawn, *recorded* where uses stand that
nobody has confirmed, *withdrawn* where nothing but withdrawn ones are left, *awaited* where there is none yet;
what is not given, and what the Office received, has none.

`used_in` names every proceeding of a use that stands. One that only withdrawn or former uses name is taken
out; one that no use ever named stays as it was entered. Both look at values alone, whoever may read the
records that these name, so that a relation to a hidden proceeding shows to nobody who does not see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from hub.records.planning import standing_values
from hub.store.graph import Transaction
from hub.store.stored import Values
from hub.store.writer import NewState

KIND = "sharing_event"


def let_uses_tell(_transaction: Transaction, states: Sequence[NewState]) -> list[NewState]:
    """The states with what follows from the uses of sharing events among them."""
    return [_told(one) if one.kind.info.name == KIND else one for one in states]


def _told(state: NewState) -> NewState:
    before = standing_values(state.kind, state.before)
    said = {"use_status": status_of(state.values), "used_in": used_in(state.values, before)}
    if all(state.values.get(name) == value for name, value in said.items()):
        return state
    return replace(state, values=dict(state.values) | said)


def status_of(values: Values) -> str | None:
    """What became of what was given, by the rule above; nothing for what is not given by the Office."""
    if values.get("direction") != "given" or not values.get("on"):
        return None
    uses = values.get("uses") or []
    standing = [one for one in uses if not one.get("withdrawn_on")]
    if any(one.get("confirmed_on") for one in standing):
        return "confirmed"
    if standing:
        return "recorded"
    return "withdrawn" if uses else "awaited"


def used_in(values: Values, before: Values) -> list[Any]:
    """The proceedings that it was used in, in their order, those that uses newly name last."""
    uses = values.get("uses") or []
    now = _proceedings(one for one in uses if not one.get("withdrawn_on"))
    gone = {*_proceedings(uses), *_proceedings(before.get("uses") or [])} - set(now)
    kept = [link for link in values.get("used_in") or [] if link["id"] not in gone]
    named = {link["id"] for link in kept}
    return [*kept, *({"id": one} for one in now if one not in named)]


def _proceedings(uses: Iterable[Values]) -> list[str]:
    return list(dict.fromkeys(one["proceeding"] for one in uses if one.get("proceeding")))
