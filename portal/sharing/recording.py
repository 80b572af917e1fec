"""Recording what was given in two minutes: what its form starts with, and the ways to it that fill in the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import request, url_for

from graph_schema.core import TYPES
from graph_schema.office import OFFICE_ID
from graph_schema.text import Text
from hub import access
from hub.gates import table
from hub.records.reading import Neighbour, Record
from portal.forms import RecordForm
from portal.languages import say
from portal.records.section import record_url
from portal.records.slots import aside, before_saving, special, starts_with
from portal.sharing.section import this_day
from portal.state_names import title_of
from portal.visit import hub, person, principal

_EVENT = TYPES["sharing_event"]
_TEMPLATE = "sharing/_record.html"
_RECORD = Text("Record what was given", "Consigner ce qui a été communiqué")
_TO = Text("To {body}", "À {body}")
_IN_ANSWER = Text("In answer to {reference}", "En réponse à {reference}")
MOST = 12
"""Members of a team to whom a way of their own leads."""


@special("sharing_event", "list", "sharing/list.html")
@special("sharing_event", "form", "sharing/form.html")
def _nothing_besides(_record: Record) -> dict[str, Any]:
    return {}


@starts_with("sharing_event")
def given_by_the_office() -> dict[str, Any]:
    """What the Office gives is recorded far more often than what it receives."""
    found = hub().records.titles(principal(), [OFFICE_ID])
    started = {"direction": "given", "gates": table([])}
    return started | ({"provider": {"id": OFFICE_ID}} if found else {})


@before_saving("sharing_event", "sharing/_rest.html")
def settle_the_rest(form: RecordForm, record_id: str | None) -> None:
    """Let every gate of a new event that was left open not apply, where its form was sent by that button; what
    is received passes no gates, and those that nobody touched are not kept."""
    if record_id is not None or form.parts("gates") is None:
        return
    if "_rest" in request.form:
        rest = {"decision": "not_applicable", "on": this_day().isoformat(), "by": _name()}
        for gate in _open_gates(form):
            for name, value in rest.items():
                gate[name].data = value
    elif form["direction"].data == "received":
        listed = form.parts("gates")
        listed.entries = [one for one in listed.entries if one.form not in _open_gates(form)]


def _open_gates(form: RecordForm) -> list[Any]:
    """The rows of the gates that nobody has decided."""
    return [one.form for one in form["gates"].entries if one.form["decision"].data in ("", "open")]


def _name() -> str:
    who = person()
    return who.display_name if who else principal().person_id


@aside("request", _TEMPLATE)
def in_answer(record: Record) -> dict[str, Any] | None:
    """From a request made to the Office: to who asked, about the same, for the same proceeding."""
    asked = record.values["requester"]
    if record.values["direction"] == "outgoing" or not asked or asked["id"] == OFFICE_ID:
        return None
    reference = record.values["reference"]
    more = {"title": say(_IN_ANSWER, reference=reference)} if reference else {}
    return _ways(record, record.link_titles("requester"), answers=record.id, **more)


@aside("proceeding", _TEMPLATE)
def for_a_proceeding(record: Record) -> dict[str, Any] | None:
    """From a proceeding: to each body that conducts it."""
    return _ways(record, record.link_titles("conducted_by"), "linked_to", for_proceeding=record.id)


@aside("jit", _TEMPLATE)
def within_a_team(record: Record) -> dict[str, Any] | None:
    """From a team: to each of its members, within the team."""
    return _ways(record, record.link_titles("member"), channel="joint_team")


def _ways(
    record: Record, recipients: Iterable[Neighbour], about: str = "about", **given: str
) -> dict[str, Any] | None:
    """The addresses of the form, one for each recipient, with what is known already; one without a recipient
    where none is. Nothing for who may not record it."""
    if record.retired or not access.may(principal(), "create", _EVENT):
        return None
    situations = [one.id for one in record.link_titles(about) if one.type == "situation"]
    purpose = record.values.get("for_proceeding")
    if purpose:
        given = {"for_proceeding": purpose["id"]} | given
    bodies = [one for one in recipients if one.id != OFFICE_ID and not one.retired][:MOST]
    here = record_url(record.kind.info.name, record.id)
    shared: dict[str, Any] = {"about": situations, "next": here, **given}
    if not bodies:
        return {
            "several": False,
            "ways": [(say(_RECORD), url_for("records.new", entity=_EVENT, **shared))],
        }
    several = len(bodies) > 1
    return {
        "several": several,
        "ways": [
            (
                say(_TO, body=title_of(one)) if several else say(_RECORD),
                url_for(
                    "records.new", entity=_EVENT, recipient=one.id, marking="named", named_to=_key(one), **shared
                ),
            )
            for one in bodies
        ],
    }  # fmt: skip


def _key(body: Neighbour) -> str:
    """The reader key of a body, which the marking names so that it sees what it received."""
    return f"{'state' if body.type == 'state' else 'org'}:{body.id}"
