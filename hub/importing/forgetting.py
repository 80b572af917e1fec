"""What is being sealed must stand in no import in preparation either: neither in files nor beside them."""

from __future__ import annotations

from collections.abc import Collection

from hub.importing import drafts, kept
from hub.importing.opening import sheets_of
from hub.importing.problems import FileRefused
from hub.importing.sheets import ImportFile
from hub.search.folding import fold
from hub.store.graph import Transaction

_ALWAYS = "9999"
"""A moment after all others."""


def forget(transaction: Transaction, words: Collection[str]) -> None:
    """Take away every draft that holds one of the words, in whatever spelling, or cannot be read; and what
    was said of columns that are called so. Their owners upload the file again, without the value."""
    sought = [fold(word) or word for word in words if word]
    if not sought:
        return

    def holds(text: str) -> bool:
        told = f"{text} {fold(text)}"
        return any(word in told for word in sought)

    rows = transaction.rows("importing/drafts_until", until=_ALWAYS)
    drafts.take_away(
        transaction,
        [
            row["id"]
            for row in rows
            if holds(_text_of(transaction, row["id"], row["file"], sought[0]))
        ],
    )
    said = transaction.rows("importing/mappings")
    named = [row["id"] for row in said if holds(row["columns"])]
    transaction.rows("importing/mappings_drop", ids=named)


def _text_of(transaction: Transaction, draft_id: str, file_name: str, otherwise: str) -> str:
    """All words that a draft holds; of a file that cannot be read, `otherwise`."""
    file = kept.kept(transaction, draft_id, "file")
    plan = kept.kept(transaction, draft_id, "plan")
    told = [file_name, plan.decode() if plan else ""]
    if file is not None:
        try:
            sheets = sheets_of(ImportFile(file_name, file))
        except FileRefused:
            return otherwise
        told += (cell for sheet in sheets for row in sheet.rows for cell in row.cells)
        told += (cell for sheet in sheets for cell in sheet.header)
    return "\n".join(told)
