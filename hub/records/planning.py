"""Deciding what one wish comes to: what stands, what stays, what nobody changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph_schema.core import Entity
from hub import access
from hub.access import Principal
from hub.errors import Conflict, NotAllowed, NotFound, Retired
from hub.records.saying import merged
from hub.store.stored import StoredRecord, Values, new_key, plain_values
from hub.store.writer import NewState, OtherEnd


@dataclass(frozen=True, slots=True)
class Wish:
    """One record as somebody wants it. `values` are plain values by field name; a field that they do not
    name stays as it is (an absent column), one that is empty is cleared.

    `record_id` names the record to change (none: create one, under `values["id"]` if that is there);
    `version` is the one that the form, row or call carried (none: whatever stands is changed); `place`
    says where errors belong (the row of an import).
    """

    kind: type[Entity]
    values: Mapping[str, Any]
    record_id: str | None = None
    version: int | None = None
    place: int = 0


def named_ids(value: Any) -> Iterator[str]:
    """The ids that the plain value of a relation names: one or many, alone or with properties."""
    for link in value if isinstance(value, list) else [value]:
        named = link.get("id") if isinstance(link, dict) else link
        if isinstance(named, str):
            yield named.strip()


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
            check_version(before.node["id"], before, wish.version)
        if before.node.get("retired_at") is not None:
            raise Retired()
    return before


def completed(wish: Wish, before: StoredRecord | None, ends: dict[str, OtherEnd]) -> Values:
    """The wish's values with what it does not speak of taken from what stands, and with the marking of
    the record that it follows."""
    kind = wish.kind
    kept = standing_values(kind, before)
    values = kept | {name: merged(value, kept.get(name)) for name, value in wish.values.items()}
    relation = kind.info.marking_follows
    leaders = list(named_ids(values.get(relation))) if relation else []
    if leaders and leaders[0] in ends:
        leader = ends[leaders[0]]
        values |= {
            "marking": leader.marking, "named_to": list(leader.named_to), "excluded": list(leader.excluded),
        }  # fmt: skip
    return values


def standing_values(kind: type[Entity], before: StoredRecord | None) -> Values:
    """The plain values of what stands; nothing where nothing does."""
    if before is None:
        return {}
    return plain_values(kind, before.node, before.parts.values(), before.links.values())


def check_version(record_id: str, before: StoredRecord, version: int) -> None:
    """Raise `Conflict` unless the version that a form carried is the one that stands."""
    if before.node["version"] != version:
        raise Conflict(record_id=record_id, carried=version, current=before.node["version"])


def carried(before: StoredRecord) -> Values:
    """The properties that a change carries over from what stands."""
    names = (
        "created_at",
        "created_by",
        "readers",
        "excluded",
        "retired_at",
        "retired_reason",
        "merged_into",
    )
    return {name: before.node[name] for name in names if before.node.get(name) is not None}


def unchanged(state: NewState, before: StoredRecord) -> bool:
    """Whether the new state says the same as what stands, apart from who and when."""
    after = state.built
    moving = ("version", "updated_at", "updated_by", "updated_key")
    old = {name: value for name, value in before.node.items() if name not in moving}
    new = {name: value for name, value in after.node.items() if name not in moving}
    return old == new and after.parts == before.parts and after.links == before.links


def with_hidden(
    principal: Principal,
    kind: type[Entity],
    values: Values,
    before: StoredRecord | None,
    ends: dict[str, OtherEnd],
) -> Values:
    """The new values with what the editor could not see left as it stands: Parts kept for others, and
    relations to records that are hidden from them."""
    if before is None:
        return values
    standing = standing_values(kind, before)
    for name, spec in kind.fields.items():
        if spec.audience:
            if not _hears(principal, spec.audience, before):
                values[name] = standing[name]
        elif spec.kind == "links":
            values[name] = _with_hidden_links(values[name] or [], standing[name], ends)
        elif (
            spec.kind == "link"
            and values[name] is None
            and standing[name]
            and standing[name]["id"] not in ends
        ):
            values[name] = standing[name]
    return values


def _hears(principal: Principal, audience: str, before: StoredRecord) -> bool:
    """Whether somebody may change Parts of this audience; the hub's own commands load them for all."""
    return principal.operates or access.sees(principal, [audience], before.node["excluded"])


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
