"""The legal gates before information leaves the Office: which there are, and which stand open.

Every gate of the vocabulary is to be decided before anything is given, asked or unasked; one that nobody has
looked at is open (Rome Statute, articles 21(3), 54(3)(e), 68, 72, 73, 93(8) and 93(10); rule 194).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph_schema.core import Broken
from graph_schema.text import Text
from graph_schema.vocabularies.sharing import GATE, lets_through

GATES_OPEN = Text(
    "Nothing is given while a gate is open: {gates}.",
    "Rien n’est communiqué tant qu’une condition préalable n’est pas remplie : {gates}.",
)


def open_gates(gates: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The codes of the gates that stand in the way, in the order of the vocabulary: those that nobody has
    decided, or that were refused. Of several decisions on one gate each has to let through."""
    decided: dict[str, bool] = {}
    for one in gates:
        passes = lets_through(one.get("decision"))
        decided[one["kind"]] = decided.get(one["kind"], True) and passes
    return tuple(term.code for term in GATE if not decided.get(term.code, False))


def said_open(field: str, gates: Iterable[Mapping[str, Any]]) -> Broken | None:
    """What is wrong with giving something past these gates, said at `field`; nothing where all let through."""
    standing = open_gates(gates)
    if not standing:
        return None
    named = [GATE[code].label for code in standing]
    words = Text("; ".join(one.en for one in named), " ; ".join(one.fr for one in named))
    return Broken(field, "gates_open", {"gates": words})
