"""The section of administration: its blueprint, and an account's access in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask import Blueprint, flash
from flask_babel import gettext as _

from graph_schema.text import Text
from hub.access import HUB, NOBODY, ROLES
from hub.accounts import Access
from hub.errors import HubError
from portal.languages import say, term
from portal.state_names import title_of
from portal.visit import accounts, hub, principal

blueprint = Blueprint("admin", __name__, url_prefix="/admin")

_HUB = Text("The hub itself", "Le hub lui-même")
_SIGNED_OUT = Text("Somebody who had not signed in", "Une personne non connectée")


def role_names(access: Access) -> list[str]:
    """The roles of an access, in their fixed order."""
    return [term("role", role) for role in ROLES if role in access.roles]


def titles(accesses: Iterable[Access]) -> Mapping[str, str]:
    """The titles of the authorities and States that accesses name; the bare id where the reader may
    not see the record."""
    ids = {one for access in accesses for one in (access.authority_id, access.seconded_by) if one}
    found = hub().records.titles(principal(), sorted(ids)) if ids else {}
    return {one: title_of(found[one]) if one in found else one for one in ids}


def access_words(access: Access, named: Mapping[str, str]) -> list[str]:
    """An access as short lines: roles, authority, secondment, groups."""
    words = role_names(access)
    if access.authority_id:
        words.append(named[access.authority_id])
    if access.seconded_by:
        words.append(_("Seconded by %(state)s", state=named[access.seconded_by]))
    words += [_("Group %(name)s", name=group) for group in sorted(access.groups)]
    return words


def actor_names(person_ids: Iterable[str]) -> Mapping[str, str]:
    """A name for each id of somebody who did something; the id itself where it names no account."""
    wanted = set(person_ids)
    names = dict(accounts().people.names(wanted))
    names |= {HUB.person_id: say(_HUB), NOBODY.person_id: say(_SIGNED_OUT)}
    return {one: names.get(one, one) for one in wanted}


def refused(error: HubError) -> None:
    """Say on the next page why something was not done."""
    flash(say(error.text, **error.values), "danger")
