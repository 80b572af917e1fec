"""What is being sealed must stand in no saved view either: neither in its name nor in what it asks."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator

from hub.search.folding import fold
from hub.store.graph import Transaction


def forget_views(transaction: Transaction, words: Collection[str]) -> None:
    """Take away every view whose name or question holds one of these values, in whatever spelling and with
    whatever between its words."""
    sought = [fold(one) for one in words]
    found = []
    for row in transaction.rows("finding/all_views"):
        told = f" {fold(row['name'])} | {fold(' '.join(_texts(row['question'])))} "
        if any(one and f" {one} " in told for one in sought):
            found.append(row["id"])
    transaction.rows("finding/views_drop", ids=found)


def _texts(question: str) -> Iterator[str]:
    for value in json.loads(question).values():
        yield from value if isinstance(value, list) else [value]
