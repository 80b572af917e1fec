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


GIVEN = ("assistance_given", "assistance_given_in_part")
"""The answers to a request with which something leaves the Office."""

GIVING_STEPS = ("partial_answer", "further_answer")
"""The steps of an incoming request with which something leaves the Office."""


def answer_gives(values: Mapping[str, Any]) -> bool:
    """Whether something has left the Office in answer to a request with these plain values."""
    steps = values.get("steps") or ()
    if values.get("direction") == "incoming" and any(one["kind"] in GIVING_STEPS for one in steps):
        return True
    return values.get("direction") != "outgoing" and values.get("response_kind") in GIVEN


def open_gates(gates: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The codes of the gates that stand in the way, in the order of the vocabulary: those that nobody has
    decided, or that were refused. Of several decisions on one gate each has to let through."""
    decided: dict[str, bool] = {}
    for one in gates:
        passes = lets_through(one.get("decision"))
        decided[one["kind"]] = decided.get(one["kind"], True) and passes
    return tuple(term.code for term in GATE if not decided.get(term.code, False))


GATES_OF_ANOTHER = Text(
    "These gates were decided for another recipient: decide each of them anew, or leave it open: {gates}.",
    "Ces conditions ont été tranchées pour un autre destinataire : tranchez chacune à nouveau ou laissez-la non tranchée : {gates}.",
)


def said_of_another(
    field: str, before: Iterable[Mapping[str, Any]], gates: Iterable[Mapping[str, Any]]
) -> Broken | None:
    """What is wrong with letting decisions on gates stand when something is to go to somebody else than before,
    said at `field`: consent, risk and protection were weighed for that recipient."""
    stood = [_decided(one) for one in before]
    kept = {
        one["kind"] for one in gates if lets_through(one.get("decision")) and _decided(one) in stood
    }
    standing = [term.code for term in GATE if term.code in kept]
    return Broken(field, "gates_of_another", {"gates": _named(standing)}) if standing else None


def _decided(gate: Mapping[str, Any]) -> dict[str, Any]:
    """All that a decision says, whatever the name of its Part."""
    return {name: value for name, value in gate.items() if name != "key" and value is not None}


def said_open(field: str, gates: Iterable[Mapping[str, Any]]) -> Broken | None:
    """What is wrong with giving something past these gates, said at `field`; nothing where all let through."""
    standing = open_gates(gates)
    if not standing:
        return None
    return Broken(field, "gates_open", {"gates": _named(standing)})


def _named(codes: Iterable[str]) -> Text:
    labels = [GATE[code].label for code in codes]
    return Text("; ".join(one.en for one in labels), " ; ".join(one.fr for one in labels))
