"""What is being sealed must stand in no saved view either: neither in its name nor in what it asks."""

from __future__ import annotations

from collections.abc import Collection

from hub.search.folding import fold
from hub.store.graph import Transaction


def forget_views(transaction: Transaction, words: Collection[str]) -> None:
    """Take away every view whose name or question holds one of the words, in whatever spelling."""
    sought = [fold(word) or word for word in words if word]
    if not sought:
        return
    found = []
    for row in transaction.rows("finding/all_views"):
        text = f"{row['name']}\n{row['question']}"
        told = f"{text} {fold(text)}"
        if any(word in told for word in sought):
            found.append(row["id"])
    transaction.rows("finding/views_drop", ids=found)
