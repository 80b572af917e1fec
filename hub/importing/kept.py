"""What is kept beside an import in preparation, in pieces: its file, and what its dry run showed."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable
from typing import Literal

from hub.store import writer
from hub.store.graph import Transaction

What = Literal["file", "plan"]
ALL: tuple[What, ...] = ("file", "plan")

PIECE = 48_000
"""Characters of one piece: no more than a page of the embedded engine holds."""
_AT_ONCE = 40


def keep(transaction: Transaction, draft_id: str, what: What, content: bytes) -> None:
    """Keep some bytes, compressed, instead of what was kept before."""
    drop(transaction, [draft_id], [what])
    text = base64.b64encode(zlib.compress(content, 6)).decode("ascii")
    nodes = [
        {
            "id": f"{draft_id}/{what}/{place}", "draft_id": draft_id, "what": what, "place": place,
            "content": text[start : start + PIECE],
        }
        for place, start in enumerate(range(0, len(text), PIECE))
    ]  # fmt: skip
    for start in range(0, len(nodes), _AT_ONCE):
        writer.put_system(transaction, "ImportChunk", nodes[start : start + _AT_ONCE])


def kept(transaction: Transaction, draft_id: str, what: What) -> bytes | None:
    """The bytes that are kept, or nothing."""
    rows = transaction.rows("importing/chunks", id=draft_id, what=what)
    return (
        zlib.decompress(base64.b64decode("".join(row["content"] for row in rows))) if rows else None
    )


def drop(transaction: Transaction, draft_ids: Iterable[str], what: Iterable[What] = ALL) -> None:
    """Take away what is kept."""
    transaction.rows("importing/chunks_drop", ids=list(draft_ids), what=list(what))
