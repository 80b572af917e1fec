"""What one person is told of a record besides the values that the predicate lets through: how often it
changed for them, who else reads it, and ids inside Parts.

A change of nothing but fields and Parts that fewer people read (`inner_…` on the node) has a count, a moment and an
author of its own. For everybody else neither version nor date moves: there is nothing to wonder about.

Relations have no such count. A change of nothing but relations to records that some readers of this one cannot
see moves version, date, author and the order “changed” for them too; it tells them that something changed, and
not what. This cannot be put right for every reader: who sees a relation hangs on the marking of the record at
its other end, which moves without this record being written. A version counted by what somebody sees would fall
when that record is closed to them, and rise again with the next change: a form from before would pass for
current and undo what others saved. The history, which goes by what people might see then, would have other
numbers. And a list is in one order for all. So what nobody may notice is kept on a record of its own that points
here, as an admissibility note points to its proceeding (design, “The graph”: what needs an audience is a record).
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any

from graph_schema.core import Entity, FieldSpec
from hub.access import Principal, hears, is_kept_from, reads_readers
from hub.store.stored import Values

READERS: Mapping[str, Any] = {"named_to": [], "excluded": [], "widening_consent": None}
"""The fields that say by name who reads a record and who does not, each with what others read there."""


def hears_more(principal: Principal, kind: type[Entity]) -> bool:
    """Whether somebody reads more of such a record than its other readers."""
    return any(hears(principal, audience) for audience in kind.inner_audiences())


def version(principal: Principal, kind: type[Entity], node: Mapping[str, Any]) -> int:
    """The number of states of a record that this person can tell apart; a form carries it back."""
    inner = node.get("inner_version") or 0 if hears_more(principal, kind) else 0
    return int(node["version"]) + int(inner)


def last_change(
    principal: Principal, kind: type[Entity], node: Mapping[str, Any]
) -> tuple[str, str]:
    """When a record was last changed for this person, and by whom."""
    found = (str(node["updated_at"]), str(node["updated_by"]))
    if hears_more(principal, kind) and node.get("inner_at"):
        return max(found, (str(node["inner_at"]), str(node["inner_by"])))
    return found


def without_readers(principal: Principal, created_by: str, values: Values) -> Values:
    """The values without the names of readers, for those who are not told them."""
    if reads_readers(principal, created_by):
        return values
    return values | {name: nothing for name, nothing in READERS.items() if name in values}


def without_kept(principal: Principal, kind: type[Entity], values: Values) -> Values:
    """The values without those of fields that are kept from somebody (`without_readers` sees to who reads the
    record); Parts of a narrower audience have readers of their own in the graph."""
    told = dict(values)
    for name, spec in kind.fields.items():
        if name in told and name not in READERS and is_kept_from(principal, spec):
            told[name] = [] if spec.many else None
    return told


def as_seen(
    principal: Principal, kind: type[Entity], values: Values, known: Container[str]
) -> Values:
    """Whole plain values as somebody reads them who sees the records that are `known`: without what is kept from
    them, and without relations and ids that lead to other records."""
    told = without_links(kind, without_kept(principal, kind, values), known)
    return without_hidden(kind.fields, told, known)


def without_links(kind: type[Entity], values: Values, known: Container[str]) -> Values:
    """Values without the relations whose other end is hidden."""
    told = dict(values)
    for name, spec in kind.fields.items():
        if spec.kind == "links" and values.get(name):
            told[name] = [link for link in values[name] if link["id"] in known]
        elif spec.kind == "link" and values.get(name) and values[name]["id"] not in known:
            told[name] = None
    return told


def referred(specs: Mapping[str, FieldSpec], values: Mapping[str, Any]) -> Iterator[str]:
    """The ids of records that texts hold, those inside Parts included (relations know their own ends)."""
    for spec in specs.values():
        value = values.get(spec.name)
        if spec.refers_to and value:
            yield from value if isinstance(value, list) else [value]
        elif spec.kind == "parts":
            for part in value or ():
                yield from referred(spec.inner, part)


def without_hidden(specs: Mapping[str, FieldSpec], values: Values, known: Container[str]) -> Values:
    """The values without the ids in texts of records that are not `known`."""
    told = dict(values)
    for spec in specs.values():
        value = values.get(spec.name)
        if not value:
            continue
        if spec.refers_to and isinstance(value, list):
            told[spec.name] = [one for one in value if one in known]
        elif spec.refers_to:
            told[spec.name] = value if value in known else None
        elif spec.kind == "parts":
            told[spec.name] = [without_hidden(spec.inner, part, known) for part in value]
    return told
