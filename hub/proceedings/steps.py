"""The dated steps of proceedings (their stage events), as somebody may read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from hub.access import Principal
from hub.store.graph import Transaction


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `on` is a partial date or nothing, `stage` and `outcome` are codes or nothing."""

    id: str
    title: str
    on: str | None
    stage: str | None
    outcome: str | None
    summary: str | None = None

    @classmethod
    def from_node(cls, node: Mapping[str, Any]) -> Self:
        """The step that a node of the graph, or the plain values of one with its id, holds."""
        return cls(
            node["id"], node["title"], *(node.get(name) for name in ("on", "stage", "outcome", "summary"))
        )  # fmt: skip


def steps_of(
    transaction: Transaction, principal: Principal, proceeding_ids: Iterable[str]
) -> dict[str, list[Step]]:
    """The steps of each of these proceedings that somebody may see and that are not retired: the dated ones
    in the order of their dates, undated ones first. One query for all."""
    found: dict[str, list[Step]] = {one: [] for one in proceeding_ids}
    if found:
        rows = transaction.rows("proceedings/steps", principal, ids=sorted(found))
        for row in rows:
            found[row["proceeding"]].append(Step.from_node(row["node"]))
    for steps in found.values():
        steps.sort(key=lambda one: (one.on or "", one.id))
    return found
