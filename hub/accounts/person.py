"""A person with an account: what is known of them, what is asked when one is added, their access."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from graph_schema.core import Declared, Text, WholeDate, field
from hub.access import STAFF_ROLES, Principal

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}", re.ASCII)
_LONGEST_TYPED = 200
_NAME_IN_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{1,39}", re.ASCII)


def fold_username(typed: str) -> str:
    """A user name as it is stored and compared: without outer space, in one case and one form.

    Empty where nobody can have that name: what is typed there by mistake, a password for instance, goes
    into no query and no log of the database.
    """
    folded = unicodedata.normalize("NFKC", typed[:_LONGEST_TYPED]).strip().casefold()
    return folded if _USERNAME.fullmatch(folded) else ""


@dataclass(frozen=True, slots=True)
class Access:
    """What a person's reader keys and actions follow from. `state_id` is the authority's State."""

    roles: frozenset[str] = frozenset()
    authority_id: str | None = None
    state_id: str | None = None
    seconded_by: str | None = None
    groups: frozenset[str] = frozenset()

    def common_with(self, other: Access) -> Access:
        """What both give: nothing in it has to be granted to somebody who has one of them."""
        same_body = self.authority_id == other.authority_id and self.state_id == other.state_id
        return Access(
            self.roles & other.roles,
            self.authority_id if same_body else None,
            self.state_id if same_body else None,
            self.seconded_by,
            self.groups & other.groups,
        )

    def as_properties(self) -> dict[str, Any]:
        """The properties under which it is stored."""
        return {
            "roles": sorted(self.roles),
            "authority_id": self.authority_id,
            "state_id": self.state_id,
            "seconded_by": self.seconded_by,
            "groups": sorted(self.groups),
        }

    @classmethod
    def of(cls, node: Mapping[str, Any]) -> Self:
        """The access that a stored person or proposal has."""
        return cls(
            frozenset(node.get("roles") or ()),
            node.get("authority_id"),
            node.get("state_id"),
            node.get("seconded_by"),
            frozenset(node.get("groups") or ()),
        )


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has an account, or had one. `ends_on` is the last day on which it works; `email` where
    they hear that something waits, if anywhere."""

    id: str
    username: str
    display_name: str
    access: Access
    language: str
    sponsor: str | None
    ends_on: str | None
    created_at: str
    created_by: str
    disabled_at: str | None
    has_password: bool
    preferences: Mapping[str, Any]
    email: str | None = None

    @classmethod
    def of(cls, node: Mapping[str, Any]) -> Self:
        """The person that a stored node describes."""
        return cls(
            id=node["id"],
            username=node["username"],
            display_name=node["display_name"],
            access=Access.of(node),
            language=node["language"],
            sponsor=node.get("sponsor"),
            ends_on=node.get("ends_on"),
            created_at=node["created_at"],
            created_by=node["created_by"],
            disabled_at=node.get("disabled_at"),
            has_password=node.get("password_hash") is not None,
            preferences=json.loads(node.get("preferences") or "{}"),
            email=node.get("email"),
        )

    @property
    def roles(self) -> frozenset[str]:
        """The roles that have been given and confirmed."""
        return self.access.roles

    @property
    def mail_rhythm(self) -> str:
        """How often they hear by mail that something waits: a code of the vocabulary `mail_rhythm`."""
        return str(self.preferences.get("mail", "at_once")) if self.email else "none"

    @property
    def principal(self) -> Principal:
        """Who this person is to `hub.access`."""
        return Principal(
            self.id,
            self.access.roles,
            self.access.authority_id,
            self.access.state_id,
            self.access.seconded_by,
            self.access.groups,
            self.language,
        )

    def state_on(self, day: str) -> str:
        """How the account stands on an ISO day: a code of the vocabulary `account_state`."""
        if self.disabled_at is not None:
            return "disabled"
        if not self.works_on(day):
            return "ended"
        return "open" if self.has_password else "invited"

    def works_on(self, day: str) -> bool:
        """Whether the account is open on an ISO day."""
        return self.disabled_at is None and (self.ends_on is None or day <= self.ends_on)


class AccessWish(Declared):
    """The access that somebody shall have, as a form or a command asks for it."""

    roles: list[str] = field(Text("Roles", "Rôles"), vocabulary="role")
    authority_id: str | None = field(
        Text("Authority", "Autorité"),
        help=Text(
            "The body to which a practitioner belongs.",
            "L’organisme dont relève le praticien.",
        ),
        refers_to=("authority",),
        checked_when_empty=True,
    )
    seconded_by: str | None = field(
        Text("Seconded by the State", "Détaché par l’État"),
        help=Text(
            "Where a State has lent a member of staff to the Office.",
            "Lorsqu’un État a mis un membre du personnel à la disposition du Bureau.",
        ),
        refers_to=("state",),
    )
    groups: list[str] = field(
        Text("Groups", "Groupes"),
        help=Text(
            "Closed groups of staff, such as vigilance.",
            "Groupes restreints de membres du Bureau, par exemple vigilance.",
        ),
    )

    sentences: ClassVar[dict[str, Text]] = {
        "username_form": Text(
            "Two to 64 small letters, digits, dots, hyphens, underscores or @, beginning with a letter or digit.",
            "De deux à 64 minuscules, chiffres, points, traits d’union, tirets bas ou @, en commençant par une lettre ou un chiffre.",
        ),
        "group_form": Text(
            "“{value}” cannot be the name of a group: use small letters, digits and hyphens.",
            "« {value} » ne peut désigner un groupe : employez des minuscules, chiffres et traits d’union.",
        ),
        "authority_needed": Text(
            "A practitioner belongs to an authority.", "Un praticien relève d’une autorité."
        ),
        "staff_only": Text(
            "Only staff of the Office have this.", "Seul le personnel du Bureau en dispose."
        ),
    }

    @field_validator("authority_id")
    @classmethod
    def _practitioners_have_one(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and "practitioner" in info.data.get("roles", ()):
            raise PydanticCustomError("authority_needed", "a practitioner belongs to an authority")
        return value

    @field_validator("seconded_by", "groups")
    @classmethod
    def _for_staff(cls, value: Any, info: ValidationInfo) -> Any:
        if value and "roles" in info.data and not STAFF_ROLES.intersection(info.data["roles"]):
            raise PydanticCustomError("staff_only", "only staff of the Office have this")
        return value

    @field_validator("groups")
    @classmethod
    def _group_names(cls, value: list[str]) -> list[str]:
        for name in value:
            if not _NAME_IN_KEY.fullmatch(name):
                raise PydanticCustomError("group_form", "not a group's name", {"value": name})
        return value


class NewPerson(AccessWish):
    """Somebody who shall have an account."""

    username: str = field(Text("User name", "Nom d’utilisateur"), required=True)
    display_name: str = field(Text("Name", "Nom"), required=True, longest=120)
    language: str = field(Text("Language", "Langue"), vocabulary="page_language", default="en")
    sponsor: str | None = field(
        Text("Sponsor", "Parrain"),
        help=Text(
            "Who at the Office answers for this person.",
            "Qui, au Bureau, répond de cette personne.",
        ),
        longest=120,
    )
    ends_on: WholeDate | None = field(
        Text("Last day", "Dernier jour"),
        help=Text(
            "The last day on which the account works.",
            "Le dernier jour où le compte fonctionne.",
        ),
    )

    @field_validator("username")
    @classmethod
    def _form(cls, value: str) -> str:
        folded = fold_username(value)
        if not folded:
            raise PydanticCustomError("username_form", "not the form of a user name")
        return folded
