"""What is being sealed must stand in no draft of a form either, whoever's it is."""

from __future__ import annotations

from collections.abc import Collection

from hub.drafts.drafts import FormDraft
from hub.search.folding import fold
from hub.store.graph import Transaction


def forget_drafts(transaction: Transaction, words: Collection[str]) -> None:
    """Throw away every draft that holds one of these values, in whatever spelling."""
    sought = [fold(word) or word for word in words if word]
    found = []
    for row in transaction.rows("drafts/all") if sought else ():
        draft = FormDraft.of(row["draft"])
        told = "\n".join([draft.title, *(value for _name, value in draft.pairs)])
        whole = f"{told} {fold(told)}"
        if any(word in whole for word in sought):
            found.append(draft.id)
    transaction.rows("drafts/drop", ids=found)
