"""How a record lies in the graph: its node, its Parts and its relations, from and to plain values.

Plain values are a dict by field name as the model's `model_dump()` gives it: texts, numbers, lists,
Parts as dicts with their `key`, links as dicts with the other end's `id` and the relation's properties.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_schema.core import Entity, FieldSpec
from graph_schema.partial_date import first_day, last_day
from hub.access import OFFICE_ONLY
from hub.search.folding import fold
from hub.search.scripts import marks
from hub.search.state_names import names_of_state
from hub.search.twin_keys import keys_of

Values = dict[str, Any]
UNDATED = "0000"
_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def new_key(length: int = 10) -> str:
    """A short random name that says nothing (Parts, opaque ids, endings of readable ids)."""
    return "".join(_ALPHABET[byte % 32] for byte in secrets.token_bytes(length))


@dataclass(frozen=True, slots=True)
class StoredLink:
    """One relation going out of a record: its field's name, the other end, its properties, its place."""

    name: str
    other: str
    position: int
    properties: Values

    @property
    def content(self) -> tuple[int, Values]:
        """What differs when the relation was changed."""
        return self.position, self.properties


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record as the writer finds or leaves it: everything, whoever asks."""

    node: Values
    parts: dict[str, Values] = field(default_factory=dict)
    links: dict[tuple[str, str], StoredLink] = field(default_factory=dict)


def properties(specs: Iterable[FieldSpec], values: Mapping[str, Any]) -> Values:
    """The node properties of plain values; nothing is stored for what is empty."""
    stored: Values = {}
    for spec in specs:
        value = values.get(spec.name)
        if value is not None and value != [] and spec.stored_on_node:
            stored[spec.name] = value
            if spec.kind == "partial_date":
                stored |= {
                    f"{spec.name}_from": first_day(value),
                    f"{spec.name}_to": last_day(value),
                }
    return stored


def stored_names(spec: FieldSpec) -> tuple[str, ...]:
    """The node properties in which the value of a field lies; none for Parts and relations."""
    if not spec.stored_on_node:
        return ()
    partial = spec.kind == "partial_date"
    return (spec.name, f"{spec.name}_from", f"{spec.name}_to") if partial else (spec.name,)


def sort_keys(
    kind: type[Entity], record_id: str, values: Mapping[str, Any], updated_at: str
) -> Values:
    """The three unique orders of a type's lists: by its date, by title, by last change."""
    date_field = kind.info.date_field
    written = values.get(date_field) if date_field else None
    return {
        "sort_key": f"{first_day(written) if written else UNDATED}|{record_id}",
        "title_key": f"{fold(values['title'])[:120]}|{record_id}",
        "updated_key": f"{updated_at}|{record_id}",
    }


def search_texts(kind: type[Entity], record_id: str, values: Mapping[str, Any]) -> Values:
    """The folded words of a record, names marked across scripts: for all its readers, and for staff (with what
    is kept for the Office). A State has its names in every language."""
    shared: list[str] = [record_id.replace("-", " ")]
    if kind.info.name == "state":
        shared += names_of_state(values["iso2"])
    staff: list[str] = []
    named: list[str] = []
    for spec in kind.fields.values():
        if not spec.search or not values.get(spec.name):
            continue
        if spec.audience == "office" or spec.name in OFFICE_ONLY:
            staff += _words(spec, values[spec.name])
        elif spec.audience is None:
            shared += _words(spec, values[spec.name])
            named += _words(spec, values[spec.name]) if spec.kind in ("line", "parts") else []
    shared += marks(" ".join(named))
    for_all = fold(" ".join(shared))
    return {"search_text": for_all, "staff_text": f"{for_all} {fold(' '.join(staff))}".rstrip()}


def twin_keys(kind: type[Entity], values: Mapping[str, Any]) -> Values:
    """The words under which likely twins of a record find it; nothing for types that are not looked at so."""
    recognised = kind.info.recognised_by
    return {"twin_keys": " ".join(keys_of(recognised, values))} if recognised else {}


def desk_keys(kind: type[Entity], record_id: str, values: Mapping[str, Any]) -> Values:
    """The place of an incoming request among those that wait for their answer, oldest receipt first (so by days
    left, since the due date never falls as the receipt rises); nothing for one that waits no longer."""
    ended = ("initial_substantive_response_on", "closed_on", "withdrawn_on")
    waits = kind.info.name == "request" and values.get("direction") == "incoming"
    if not waits or any(values.get(name) for name in ended):
        return {}
    received, sent = values.get("received_on"), values.get("sent_on")
    queue = "received" if received else "handed_in"
    return {"desk_key": f"{queue}|{received or sent or UNDATED}|{record_id}"}


def _words(spec: FieldSpec, value: Any) -> list[str]:
    if spec.kind == "parts" and spec.model is not None:
        return [word for part in value for one in spec.inner.values() if one.search and part.get(one.name)
                for word in _words(one, part[one.name])]  # fmt: skip
    return list(value) if isinstance(value, list) else [str(value)]


def flat_parts(
    specs: Mapping[str, FieldSpec], values: Mapping[str, Any], record_id: str, *, prefix: str = "",
    parent: str = "", audience: str | None = None,
) -> Iterator[tuple[str | None, Values]]:  # fmt: skip
    """Every Part below a record, depth first, as (audience, node properties). Missing keys are made."""
    for spec in specs.values():
        if spec.kind != "parts" or spec.model is None:
            continue
        place = f"{prefix}{spec.name}"
        heard_by = spec.audience or audience
        for position, part in enumerate(values.get(spec.name) or []):
            part["key"] = part.get("key") or new_key()
            part_id = f"{parent or record_id}/{spec.name}/{part['key']}"
            node = {
                "id": part_id,
                "record_id": record_id,
                "field": place,
                "key": part["key"],
                "position": position,
            }
            if parent:
                node["parent"] = parent
            yield heard_by, node | properties(spec.inner.values(), part)
            yield from flat_parts(
                spec.inner, part, record_id, prefix=f"{place}.", parent=part_id, audience=heard_by
            )


def nested_parts(
    specs: Mapping[str, FieldSpec],
    nodes: Iterable[Mapping[str, Any]],
    parent: str = "",
    prefix: str = "",
) -> Values:
    """Part nodes back as lists of dicts by field name, in their order."""
    found = list(nodes)
    values: Values = {}
    for spec in specs.values():
        if spec.kind != "parts" or spec.model is None:
            continue
        place = f"{prefix}{spec.name}"
        own = [
            node for node in found if node["field"] == place and node.get("parent", "") == parent
        ]
        own.sort(key=lambda node: (node["position"], node["id"]))
        values[spec.name] = [
            {"key": node["key"]}
            | {
                one.name: node.get(one.name, [] if one.many else None)
                for one in spec.inner.values()
                if one.stored_on_node
            }
            | nested_parts(spec.inner, found, node["id"], f"{place}.")
            for node in own
        ]
    return values


def links_of(kind: type[Entity], values: Mapping[str, Any]) -> dict[tuple[str, str], StoredLink]:
    """The relations that plain values ask for, by field and other end."""
    found: dict[tuple[str, str], StoredLink] = {}
    for spec in kind.fields.values():
        if not spec.is_relation or not values.get(spec.name):
            continue
        listed = values[spec.name] if spec.many else [values[spec.name]]
        for position, link in enumerate(listed):
            own = properties(spec.inner.values(), link)
            found[spec.name, link["id"]] = StoredLink(spec.name, link["id"], position, own)
    return found


def plain_values(
    kind: type[Entity],
    node: Mapping[str, Any],
    parts: Iterable[Mapping[str, Any]],
    links: Iterable[StoredLink],
) -> Values:
    """A record's plain values from what lies in the graph (as much of it as was read)."""
    values: Values = {}
    by_name: dict[str, list[StoredLink]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (link.position, link.other)):
        by_name[link.name].append(link)
    for spec in kind.fields.values():
        if spec.stored_on_node:
            values[spec.name] = node.get(spec.name, [] if spec.many else None)
        elif spec.is_relation:
            ends = [
                {"id": link.other} | {name: link.properties.get(name) for name in spec.inner}
                for link in by_name[spec.name]
            ]  # fmt: skip
            values[spec.name] = ends if spec.many else (ends[0] if ends else None)
    return values | nested_parts(kind.fields, parts)
