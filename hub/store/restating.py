"""What follows from a record's values and is kept on its node (words, facets, keys of twins), made anew.

The writer keeps it right from change to change; when the rules change by which it is made (a facet more, a
value of a vocabulary elsewhere in its tree, another folding of words), all records are gone through once.
"""

from __future__ import annotations

import hashlib

from graph_schema.core import TYPES, Entity
from hub.store.faceting import facets_of
from hub.store.graph import Transaction
from hub.store.stored import desk_keys, plain_values, search_texts, twin_keys
from hub.store.writer import WHOLE, stored

FORM = 3
"""Raised by whoever changes how words are folded or keys are made."""

PIECE = 500
_MARK = "records"


def rules() -> str:
    """A short text that differs as soon as the rules do."""
    said = [str(FORM)]
    for name, kind in sorted(TYPES.items()):
        said.append(f"{name} {[one for one in kind.fields if kind.fields[one].search]}")
        for facet in kind.facets:
            vocabulary = kind.fields[facet.field].vocabulary
            terms = [(term.code, term.parent) for term in vocabulary or ()]
            said.append(f"{facet} {terms}")
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def stated_by(transaction: Transaction) -> str | None:
    """The rules by which the records were last gone through; nothing where they never were."""
    rows = transaction.rows("records/restated", id=_MARK)
    return str(rows[0]["rules"]) if rows else None


def mark(transaction: Transaction) -> None:
    """All records are as the rules of today say."""
    transaction.rows("records/restated_now", id=_MARK, rules=rules())


def restate(transaction: Transaction, kind: type[Entity], after: str) -> tuple[int, str | None]:
    """Make anew what follows from the values of the next records of a type, whoever may read them; how many,
    and where to go on (nothing at the end)."""
    rows = transaction.run(
        f"MATCH (n:{kind.info.node_label}) WHERE n.sort_key > $after "
        f"RETURN {WHOLE} ORDER BY n.sort_key LIMIT $limit",
        {"after": after, "limit": PIECE},
    )
    made = []
    for row in rows:
        record = stored(row)
        values = plain_values(kind, record.node, record.parts.values(), record.links.values())
        derived = (
            search_texts(kind, record.node["id"], values)
            | twin_keys(kind, values)
            | facets_of(kind, values)
            | desk_keys(kind, record.node["id"], values)
        )
        made.append({"id": record.node["id"], "version": record.node["version"], "values": derived})
    if made:
        transaction.run(
            "UNWIND $rows AS row MATCH (n:Entity {id: row.id}) SET n._lock = true "
            "WITH n, row WHERE n.version = row.version SET n += row.values, n._lock = null",
            {"rows": made},
        )
    going_on = rows[-1]["node"]["sort_key"] if len(rows) == PIECE else None
    return len(rows), going_on
