"""Who may see and do what: roles, actions, markings, and the one predicate that every read carries.

A principal has a set of reader keys; a node has `readers` and `excluded`, lists of such keys. It is
visible when `readers` meets the set and `excluded` does not. A node that lacks either list is visible
to nobody. Relations never grant access. (Design, “Who sees what”.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graph_schema.core import Entity, FieldSpec
from hub.errors import NotAllowed, UndeclaredAction

STAFF_ROLES = frozenset({"mapping", "cso_liaison", "cooperation", "manager"})
ROLES = ("practitioner", "mapping", "cso_liaison", "cooperation", "manager", "admin")
SIGNED_IN = frozenset(ROLES)

ACTIONS: Mapping[str, frozenset[str]] = {
    "read": SIGNED_IN,
    "search": SIGNED_IN,
    "export": SIGNED_IN,
    "read_indicators": SIGNED_IN - {"admin"},
    "extract_for_assembly": frozenset({"cooperation", "manager"}),
    "create": STAFF_ROLES | {"practitioner"},
    "edit": STAFF_ROLES | {"practitioner"},
    "retire": STAFF_ROLES,
    "restore": STAFF_ROLES,
    "import": STAFF_ROLES,
    "confirm_retirement": STAFF_ROLES,
    "decide_twins": frozenset({"mapping"}),
    "merge": frozenset({"mapping"}),
    "verify": frozenset({"mapping"}),
    "read_queues": frozenset({"mapping", "manager"}),
    "prepare_request": frozenset({"practitioner"}),
    "handle_requests": frozenset({"cooperation"}),
    "read_desk": frozenset({"cooperation", "manager"}),
    "propose_correction": frozenset({"practitioner"}),
    "decide_correction": frozenset({"mapping"}),
    "record_use": frozenset({"practitioner", "cooperation"}),
    "read_corrections": frozenset({"practitioner", "mapping"}),
    "read_outgoing": frozenset({"cooperation", "manager"}),
    "handle_outgoing": frozenset({"cooperation"}),
    "ask_informally": frozenset({"practitioner"}),
    "answer_informally": frozenset({"cooperation"}),
    "read_notes": frozenset({"practitioner", "cooperation"}),
    "propose_sealing": STAFF_ROLES,
    "confirm_sealing": frozenset({"manager"}),
    "administer_people": frozenset({"admin"}),
    "confirm_role": frozenset({"admin", "manager"}),
    "read_audit": frozenset({"admin"}),
}
"""Every action and the roles that have it; actions on a record also ask for the type's editors."""

_ON_A_TYPE = frozenset({"create", "edit", "retire", "restore", "import", "merge"})
_VARIABLE = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)


OFFICE_ONLY = frozenset({"external_id", "named_to", "excluded"})
"""Fields that only staff of the Office read, search and narrow lists by: the names of records in their files,
and who else was let in or kept out."""


@dataclass(frozen=True)
class Principal:
    """Who asks: a person with roles, or a part of the hub itself.

    `authority_id` and `state_id` are a practitioner's body and State (`auth-ltu-ps`, `ltu`);
    `seconded_by` is the State that lent a member of staff; `extra_keys` and `operates` are
    for the hub's own principals below.
    """

    person_id: str
    roles: frozenset[str] = frozenset()
    authority_id: str | None = None
    state_id: str | None = None
    seconded_by: str | None = None
    groups: frozenset[str] = frozenset()
    language: str = "en"
    extra_keys: frozenset[str] = field(default=frozenset(), repr=False)
    operates: bool = False

    @cached_property
    def is_staff(self) -> bool:
        """Whether the person works for the Office."""
        return bool(self.roles & STAFF_ROLES)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The person's reader keys; nothing for somebody without a role."""
        if not self.roles:
            return self.extra_keys
        keys = {f"person:{self.person_id}", "public"} | self.extra_keys
        if self.is_staff:
            keys |= {"office", "community"} | {f"role:{role}" for role in self.roles & STAFF_ROLES}
            keys |= {f"group:{group}" for group in self.groups}
            if self.seconded_by:
                keys.add(f"state:{self.seconded_by}")
        if "practitioner" in self.roles:
            keys |= {"community"}
            keys |= {f"org:{self.authority_id}"} if self.authority_id else set()
            keys |= {f"state:{self.state_id}"} if self.state_id else set()
        return frozenset(keys)

    @cached_property
    def reads_as_institution(self) -> bool:
        """Whether figures are computed for the whole institution: staff whom no exclusion can touch."""
        return self.is_staff and not self.seconded_by and "practitioner" not in self.roles


NOBODY = Principal("nobody")
"""Somebody who has not signed in: sees no record at all."""

INSTITUTION = Principal("institution", extra_keys=frozenset({"office", "community", "public"}))
"""The scope of the whole institution: what every member of staff may see, and no closed record."""


def scope_of(principal: Principal) -> Principal:
    """Under whose access figures are computed for `principal`: the institution's, or their own."""
    return INSTITUTION if principal.reads_as_institution else principal


def visible(variable: str) -> str:
    """The one access predicate as Cypher, for a node variable; wants the parameter `$reader_keys`."""
    if not _VARIABLE.fullmatch(variable):
        raise ValueError(f"“{variable}” is no Cypher variable")
    return (
        f"(any(key IN $reader_keys WHERE key IN {variable}.readers)"
        f" AND none(key IN $reader_keys WHERE key IN {variable}.excluded))"
    )


def heard_by(audience: str) -> str:
    """Whether somebody is of a narrower audience as Cypher; wants the parameter `$reader_keys`."""
    return f"'{audience}' IN $reader_keys"


def sees(principal: Principal, readers: list[str], excluded: list[str]) -> bool:
    """The same rule for lists already at hand (the preview of a record not yet saved, tests)."""
    return bool(principal.keys.intersection(readers)) and not principal.keys.intersection(excluded)


def readers_of(record: Entity) -> tuple[list[str], list[str]]:
    """What follows from a record's marking: its `readers` and `excluded` keys, sorted."""
    readers = {
        "closed": set(record.named_to),
        "office": {"office"},
        "named": {"office", *record.named_to},
        "community": {"office", "community"},
        "public": {"office", "community", "public"},
    }[record.marking]
    return sorted(readers), sorted(record.excluded)


def hears(principal: Principal, audience: str) -> bool:
    """Whether somebody reads and fills in the fields and Parts of a narrower audience, of records that they see;
    the hub's own commands load them for all."""
    return principal.operates or audience in principal.keys


def is_kept_from(principal: Principal, spec: FieldSpec) -> bool:
    """Whether nothing of a record's field is told to somebody: neither what it says nor which records say it, by
    narrowing a list to them."""
    audience = "office" if spec.name in OFFICE_ONLY else spec.audience
    return audience is not None and not hears(principal, audience)


def sets(principal: Principal, set_by: str | None) -> bool:
    """Whether somebody gives a field its value where only those with the key `set_by` do (where there is none,
    everybody who may change the record); the hub's own commands load all."""
    return set_by is None or hears(principal, set_by)


def may_give_id(principal: Principal, kind: type[Entity]) -> bool:
    """Whether somebody may say what the id of a new record shall be. An id that is taken would tell them of a
    record that they cannot see, so the hub makes all others: people give ids only to types whose ids are known
    to all, and only those from whom no such record can be kept. The hub's own commands load any."""
    return principal.operates or (kind.info.given_ids and principal.reads_as_institution)


def reads_readers(principal: Principal, created_by: str) -> bool:
    """Whether somebody is told whom a record's marking names and keeps out: the Office, and who made it."""
    return "office" in principal.keys or created_by == principal.person_id


def widens(before: Mapping[str, list[str]], readers: list[str], excluded: list[str]) -> bool:
    """Whether somebody may read a record with these keys whom those on its node (`before`) kept away."""
    return bool(set(readers) - set(before["readers"]) or set(before["excluded"]) - set(excluded))


def part_readers(audience: str | None, readers: list[str]) -> list[str]:
    """Readers of a Part: its record's, or only its own audience where one is declared."""
    return [audience] if audience else readers


def allowed_markings(principal: Principal, kind: type[Entity]) -> tuple[str, ...]:
    """The markings that `principal` may give to a record of this type, narrowest first.

    A practitioner shares with the community or with named authorities; the Office alone publishes.
    """
    if principal.is_staff:
        return kind.info.markings
    return tuple(marking for marking in kind.info.markings if marking in ("named", "community"))


def may(principal: Principal, action: str, kind: type[Entity] | None = None) -> bool:
    """Whether one of the principal's roles has the action (on records of this type).

    Raises `UndeclaredAction` for a name that is not declared.
    """
    if action not in ACTIONS:
        raise UndeclaredAction(action=action)
    roles = principal.roles & ACTIONS[action]
    if kind is not None and action in _ON_A_TYPE:
        roles &= frozenset(kind.info.editors)
        if action == "create" and kind.info.given_ids and not may_give_id(principal, kind):
            return False
    return bool(roles) or principal.operates


def may_change(
    principal: Principal, action: str, kind: type[Entity], created_by: str | None
) -> bool:
    """Whether the principal may do `action` to one record: staff by type, practitioners to their own."""
    if not may(principal, action, kind):
        return False
    return principal.is_staff or principal.operates or created_by == principal.person_id


def require(principal: Principal, action: str, kind: type[Entity] | None = None) -> None:
    """Raise `NotAllowed` unless the principal may do the action."""
    if not may(principal, action, kind):
        raise NotAllowed()


HUB = Principal("hub", extra_keys=frozenset({"office", "community", "public"}), operates=True)
"""The hub's own commands (seed, import by the operator): may do every declared action, and still reads
under the predicate like everybody."""
