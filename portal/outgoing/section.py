"""The section of the Office's own requests, its addresses, and the words that its pages share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask import Blueprint, request, url_for

from graph_schema.core import TYPES
from graph_schema.office import OFFICE_ID
from graph_schema.text import Text
from hub import access
from hub.clock import today
from hub.requests.outgoing import STATES, Standing
from hub.requests.outgoing_lists import Family
from portal.languages import say, show_date
from portal.visit import hub, principal, settings

blueprint = Blueprint("outgoing", __name__)

FAMILIES: Mapping[Family, Text] = {
    "outgoing": Text("To States", "Aux États"),
    "organisation": Text("With organisations", "Avec des organisations"),
}
VIEWS: Mapping[str, Text] = {
    "prepared": Text("In preparation", "En préparation"),
    "issued": Text("Issued", "Émises"),
    "figures": Text("Figures", "Chiffres"),
}
NO_RESPONSE = Text("Closed without a response", "Close sans réponse")
_CLEARED = Text("cleared on {day}", "approuvée le {day}")
_CAME_BACK = Text("back with remarks on {day}", "renvoyée avec observations le {day}")


def day() -> date:
    """Today at the Office."""
    return today(settings().timezone)


def family() -> Family:
    """The family of requests that the address asks for; requests to States unless it names the other."""
    return "organisation" if request.args.get("family") == "organisation" else "outgoing"


def page_url(view: str, of: Family, **asked: Any) -> str:
    """The address of a list or of the figures of one family."""
    return url_for(f"outgoing.{view}_page", family=None if of == "outgoing" else of, **asked)


def ways(view: str) -> Sequence[tuple[str, str, bool]]:
    """The ways between the pages of one family: address, words, whether the reader is there."""
    return [(page_url(name, family()), say(text), name == view) for name, text in VIEWS.items()]


def families(view: str) -> Sequence[tuple[str, str, bool]]:
    """The ways between the same page of the two families."""
    return [(page_url(view, name), say(text), name == family()) for name, text in FAMILIES.items()]


def new_url(of: Family, requested: str | None = None) -> str | None:
    """The form of a new request of a family, filled in as far as it is known; nothing for who makes none."""
    if not access.may(principal(), "handle_outgoing"):
        return None
    return url_for(
        "records.new", entity=TYPES["request"], direction=of, issuing_organ="office", requester=OFFICE_ID,
        requested=requested,
    )  # fmt: skip


def adviser_names() -> Mapping[str, str]:
    """The names of the cooperation advisers by user name; who has left is called by the user name."""
    return {
        one.username: one.display_name for one in hub().outgoing.advisers(principal(), day())
    }  # fmt: skip


def own_name() -> str | None:
    """The user name of who asks, if they are an adviser."""
    advisers = hub().outgoing.advisers(principal(), day())
    return next((one.username for one in advisers if one.id == principal().person_id), None)


def state_words(found: Standing) -> str:
    """A request's state in words."""
    return say(NO_RESPONSE if found.result == "none" else STATES[found.state])


def state_note(found: Standing) -> str | None:
    """What is to be said beside its state: how the last review ended, or what came of a closed request."""
    if found.state == "closed" and found.result not in (None, "none"):
        return say(STATES[found.result])
    if found.state == "drafting" and found.reviewed:
        text = _CAME_BACK if found.reviewed.remarks else _CLEARED
        return say(text, day=show_date(found.reviewed.on))
    return None
