"""Deciding what one wish comes to: what stands, what stays, what nobody changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph_schema.core import Entity, FieldSpec
from hub import access
from hub.access import Principal
from hub.errors import Conflict, NotAllowed, NotFound, Retired
from hub.records.saying import PartsByPlace, merged
from hub.store import seen
from hub.store.stored import StoredRecord, Values, new_key, plain_values, stored_names
from hub.store.writer import NewState, OtherEnd


@dataclass(frozen=True, slots=True)
class Wish:
    """One record as somebody wants it. `values` are plain values by field name; a field that they do not
    name stays as it is (an absent column), one that is empty is cleared.

    `record_id` names the record to change (none: create one, under `values["id"]` if that is there, which few
    may say, or under `made_id`, which the hub made so that other records of the batch can name it);
    `version` is the one that the form, row or call carried (none: whatever stands is changed); `place`
    says where errors belong (the row of an import).
    """

    kind: type[Entity]
    values: Mapping[str, Any]
    record_id: str | None = None
    version: int | None = None
    place: int = 0
    made_id: str | None = None

    @property
    def target_id(self) -> str | None:
        """The record that it changes, or the id that the new one is to have if it is known already."""
        said = self.values.get("id")
        return self.record_id or self.made_id or (said if isinstance(said, str) else None)


def named_ids(value: Any) -> Iterator[str]:
    """The ids that the plain value of a relation names: one or many, alone or with properties."""
    for link in value if isinstance(value, list) else [value]:
        named = link.get("id") if isinstance(link, dict) else link
        if isinstance(named, str):
            yield named.strip()


def said_ids(specs: Mapping[str, FieldSpec], said: Any) -> Iterator[str]:
    """The ids that texts name in what somebody said of a record or of a Part, in whatever form."""
    for name, value in said.items() if isinstance(said, Mapping) else ():
        spec = specs.get(name)
        if spec is None or not value:
            continue
        if spec.refers_to:
            yield from named_ids(value)
        elif spec.kind == "parts":
            parts = value.places.values() if isinstance(value, PartsByPlace) else value
            for part in parts if not isinstance(parts, str) else ():
                yield from said_ids(spec.inner, part)


def withheld_said(principal: Principal, wish: Wish) -> list[str]:
    """The fields of which the wish says something although they, or their Parts, are kept from this person."""
    return [
        name
        for name, spec in wish.kind.fields.items()
        if spec.audience and wish.values.get(name) and not access.hears(principal, spec.audience)
    ]


def set_by_others(principal: Principal, wish: Wish, standing: Values) -> list[str]:
    """The fields that are not this person's to set and of which the wish says something else than what stands
    (where nothing does: than what a new record has)."""
    found = []
    standing = seen.without_kept(principal, wish.kind, standing)
    for name, spec in wish.kind.fields.items():
        if name in wish.values and not access.sets(principal, spec.set_by):
            blank = wish.kind.model_fields[name].get_default(call_default_factory=True)
            kept = _or(standing.get(name), blank)
            if merged(_or(wish.values[name], blank), kept) != kept:
                found.append(name)
    return found


def _or(value: Any, blank: Any) -> Any:
    return blank if value in (None, "", []) else value


def checked_standing(
    principal: Principal, wish: Wish, standing: dict[str, StoredRecord]
) -> StoredRecord | None:
    """What the wish would change, once it is known that this person may, and that it is still the
    version they saw."""
    before = standing.get(wish.record_id) if wish.record_id is not None else None
    if wish.record_id is not None and (
        before is None or before.node["type"] != wish.kind.info.name
    ):
        raise NotFound()
    creator = before.node["created_by"] if before else principal.person_id
    if not access.may_change(principal, "edit" if before else "create", wish.kind, creator):
        raise NotAllowed()
    if before is not None:
        if wish.version is not None:
            check_version(principal, wish.kind, before, wish.version)
        if before.node.get("retired_at") is not None:
            raise Retired()
    return before


def is_settled(principal: Principal, kind: type[Entity], values: Mapping[str, Any]) -> bool:
    """Whether a record has passed into the Office's hands, so that somebody else changes nothing of it but what
    its type leaves open."""
    settled_by = kind.info.settled_by
    others = not access.hears(principal, "office")
    return settled_by is not None and others and bool(values.get(settled_by))


def settled_said(
    principal: Principal, wish: Wish, standing: Values, ends: Mapping[str, OtherEnd]
) -> list[str]:
    """The fields of a record in the Office's hands of which somebody else says something new. What they cannot see
    is as if it did not stand: a refusal would tell of it."""
    if not is_settled(principal, wish.kind, standing):
        return []
    standing = seen.as_seen(principal, wish.kind, standing, ends)
    still_open = _still_open(wish.kind, standing)
    return [
        name
        for name in wish.kind.fields
        if name in wish.values
        and name not in still_open
        and not _alike(merged(wish.values[name], standing.get(name)), standing.get(name))
    ]


def _still_open(kind: type[Entity], standing: Values) -> frozenset[str]:
    """What others may still change of a record in the Office's hands: once it has ended, no single value."""
    left_open = kind.info.left_open
    if any(standing.get(name) for name in kind.info.ended_by):
        return frozenset(name for name in left_open if kind.fields[name].many)
    return frozenset(left_open)


def _alike(one: Any, other: Any) -> bool:
    """Whether two values say the same, whatever stands for nothing."""
    if isinstance(one, dict) and isinstance(other, dict):
        return all(_alike(one.get(name), other.get(name)) for name in one.keys() | other.keys())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    return one == other or (one in (None, "", [], False) and other in (None, "", [], False))


def completed(
    principal: Principal, wish: Wish, before: StoredRecord | None, ends: dict[str, OtherEnd]
) -> Values:
    """The wish's values with what it does not speak of taken from what stands, and with the marking of
    the record that it follows.

    What the editor cannot see and the rules need (the other end of a single relation, an id inside a
    Part) is there already; what is kept for others is not, so that no rule tells of it.
    """
    kind = wish.kind
    kept = standing_values(kind, before)
    values = kept | {name: merged(value, kept.get(name)) for name, value in wish.values.items()}
    for name, spec in kind.fields.items() if before else ():
        if spec.audience and not access.hears(principal, spec.audience):
            values[name] = [] if spec.many else None
        elif access.is_kept_from(principal, spec) and not access.sets(principal, spec.set_by):
            values[name] = kept[name]
        elif spec.kind == "parts":
            values[name] = _with_hidden_ids(spec, values[name], kept[name], ends)
        elif spec.kind == "link" and not values[name] and kept[name]:
            values[name] = None if kept[name]["id"] in ends else kept[name]
    relation = kind.info.marking_follows
    leaders = list(named_ids(values.get(relation))) if relation else []
    if leaders and leaders[0] in ends:
        leader = ends[leaders[0]]
        values |= {
            "marking": leader.marking, "named_to": list(leader.named_to), "excluded": list(leader.excluded),
        }  # fmt: skip
    return values


def leader_ids(wish: Wish) -> set[str]:
    """The ids of the record whose marking the wished one shall have, if the wish names it."""
    relation = wish.kind.info.marking_follows
    return set(named_ids(wish.values.get(relation))) if relation else set()


def standing_values(kind: type[Entity], before: StoredRecord | None) -> Values:
    """The plain values of what stands; nothing where nothing does."""
    if before is None:
        return {}
    return plain_values(kind, before.node, before.parts.values(), before.links.values())


def _with_hidden_ids(
    spec: FieldSpec, said: Any, standing: list[Values], ends: dict[str, OtherEnd]
) -> Any:
    """Parts as somebody said them, with the ids of hidden records that their texts hold."""
    if not isinstance(said, list):
        return said
    by_key = {part["key"]: part for part in standing}
    return [
        _part_with_hidden_ids(spec, part, by_key[part["key"]], ends)
        if isinstance(part, dict) and part.get("key") in by_key
        else part
        for part in said
    ]


def _part_with_hidden_ids(
    spec: FieldSpec, part: Values, standing: Values, ends: dict[str, OtherEnd]
) -> Values:
    told = dict(part)
    for name, one in spec.inner.items():
        old = standing.get(name)
        if one.refers_to and isinstance(old, list):
            told[name] = [*(part.get(name) or []), *(each for each in old if each not in ends)]
        elif one.refers_to and old and old not in ends and not part.get(name):
            told[name] = old
        elif one.kind == "parts" and name in part:
            told[name] = _with_hidden_ids(one, part[name], old or [], ends)
    return told


def check_version(
    principal: Principal, kind: type[Entity], before: StoredRecord, version: int
) -> None:
    """Raise `Conflict` unless the version that a form carried is the one that stands for this person."""
    current = seen.version(principal, kind, before.node)
    if current != version:
        raise Conflict(record_id=before.node["id"], carried=version, current=current)


_LAST_CHANGE = ("version", "updated_at", "updated_by")
_LAST_INNER_CHANGE = ("inner_version", "inner_at", "inner_by")
_CARRIED = (
    "created_at", "created_by", "given_by", "readers", "excluded", "retired_at", "retired_reason",
    "merged_to", *_LAST_CHANGE, *_LAST_INNER_CHANGE,
)  # fmt: skip
_MOVING = frozenset({*_LAST_CHANGE, *_LAST_INNER_CHANGE, "updated_key"})


def born(principal: Principal, at: str) -> Values:
    """The properties of a new record: who made it and, of a practitioner's, which authority gave it."""
    system: Values = {
        "version": 1, "created_at": at, "created_by": principal.person_id,
        "updated_at": at, "updated_by": principal.person_id,
    }  # fmt: skip
    if principal.authority_id and not principal.is_staff:
        system["given_by"] = principal.authority_id
    return system


def changed(principal: Principal, before: StoredRecord, at: str, *, inner: bool = False) -> Values:
    """The properties that a change carries over from what stands, with the change itself noted; an `inner`
    one touches nothing but Parts that fewer people read, and shows to nobody else."""
    names = _LAST_INNER_CHANGE if inner else _LAST_CHANGE
    number = before.node.get(names[0]) or 0
    noted = dict(zip(names, (number + 1, at, principal.person_id), strict=True))
    kept = {name: before.node[name] for name in _CARRIED if before.node.get(name) is not None}
    return kept | noted


def unchanged(state: NewState, before: StoredRecord) -> bool:
    """Whether the new state says the same as what stands, apart from who and when."""
    kept = _kept_fields(state.kind)
    alike = all(state.built.node.get(name) == before.node.get(name) for name in kept)
    return shows_no_change(state, before) and alike and state.built.parts == before.parts


def shows_no_change(state: NewState, before: StoredRecord) -> bool:
    """Whether those who read no more than the record itself see no difference: nothing has changed, or
    only what is of a narrower audience."""
    kept = _kept_fields(state.kind)

    def told(record: StoredRecord) -> tuple[Values, list[Values], Any]:
        untold = _MOVING | kept
        node = {name: value for name, value in record.node.items() if name not in untold}
        fields = state.kind.fields
        parts = [
            part
            for _, part in sorted(record.parts.items())
            if not fields[part["field"].partition(".")[0]].audience
        ]
        return node, parts, record.links

    return told(state.built) == told(before)


def _kept_fields(kind: type[Entity]) -> frozenset[str]:
    """What lies on a record's node and is not for all of its readers: its fields of a narrower audience, and the
    words by which staff alone find it."""
    names = {name for spec in kind.fields.values() if spec.audience for name in stored_names(spec)}
    return frozenset({"staff_text", *names})


def with_hidden(
    principal: Principal,
    kind: type[Entity],
    values: Values,
    before: StoredRecord | None,
    ends: dict[str, OtherEnd],
) -> Values:
    """The new values with what the editor could not see left as it stands: what is kept for others, and
    relations to records that are hidden from them."""
    if before is None:
        return values
    standing = standing_values(kind, before)
    for name, spec in kind.fields.items():
        if spec.audience and not access.hears(principal, spec.audience):
            values[name] = standing[name]
        elif spec.kind == "links":
            values[name] = _with_hidden_links(values[name] or [], standing[name], ends)
    return values


def _with_hidden_links(
    new: list[Values], standing: list[Values], ends: dict[str, OtherEnd]
) -> list[Values]:
    """The new relations with the hidden ones that stand: in their old places while the visible ones stay
    as they are, so that saving what one sees changes nothing."""
    named = {link["id"] for link in new}
    hidden = [link for link in standing if link["id"] not in ends and link["id"] not in named]
    if not hidden:
        return new
    seen = [link["id"] for link in standing if link["id"] in ends]
    if [link["id"] for link in new] != seen:
        return new + hidden
    by_id = {link["id"]: link for link in new}
    return [by_id.get(link["id"], link) for link in standing]


def new_id(kind: type[Entity]) -> str:
    """A new id: short, and without any word that somebody typed. It outlives every correction and stands
    in the audit trail, which cannot be sealed; and it tells nothing about ids that exist already."""
    return f"{kind.info.prefix}-{new_key(12 if kind.info.opaque_ids else 8)}"
