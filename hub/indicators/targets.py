"""Targets that managers have set for years for which the annex sets none (Strategic Plan, paragraph 92)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hub.access import Principal
from hub.store.graph import Transaction


@dataclass(frozen=True, slots=True)
class SetTarget:
    """A target of one year: what it counts to, why, on which day it was set and by whom (person ids)."""

    id: str
    year: int
    number: int | None
    in_words: str | None
    reason: str
    set_on: str
    created_at: str
    created_by: str
    updated_by: str


def read_targets(transaction: Transaction, principal: Principal, kpi: int) -> tuple[SetTarget, ...]:
    """The targets set for an indicator, as far as somebody may see them; retired ones hold no more."""
    rows = transaction.rows("indicators/targets", principal, kpi=kpi)
    return tuple(SetTarget(**row) for row in rows)


def holding(targets: Iterable[SetTarget], year: int, as_of: str) -> SetTarget | None:
    """The target that held for a year on the day `as_of`: the one set last until then."""
    known = [one for one in targets if one.year == year and one.set_on <= as_of]
    return max(known, key=lambda one: (one.set_on, one.created_at, one.id), default=None)
