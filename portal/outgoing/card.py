"""The State's card for who drafts a request to it: beside the form, and on a page of its own."""

from __future__ import annotations

from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from hub import access
from hub.errors import NotFound
from hub.records.planning import named_ids
from hub.records.reading import Record
from hub.requests.state_card import StateCard, state_card
from portal.forms import RecordForm
from portal.guard import needs
from portal.languages import language_name, term
from portal.outgoing.section import blueprint, new_url
from portal.records.section import record_url
from portal.records.slots import beside_form
from portal.state_names import state_name
from portal.visit import graph, principal


def card_url(record_id: str) -> str:
    """The address of the card of a State, or of the State of an authority."""
    return url_for("outgoing.card_page", record_id=record_id)


@blueprint.get("/requests/outgoing/states/<record_id>")
@needs("read_outgoing")
def card_page(record_id: str) -> ResponseReturnValue:
    """How one makes a request to a State."""
    card = state_card(graph(), principal(), record_id)
    if card is None:
        raise NotFound
    return render_template(
        "outgoing/card.html", new_href=new_url("outgoing", card.id), **_words(card)
    )


@beside_form("request", "outgoing/_form_card.html")
def card_beside_the_draft(form: RecordForm, _record: Record | None) -> dict[str, Any] | None:
    """The card of the State that the draft is addressed to, or the way to show it; nothing where the form is not
    about a request of the Court to a State."""
    values = form.usable_values()
    if values.get("direction") != "outgoing" or not access.may(principal(), "read_outgoing"):
        return None
    asked = next(named_ids(values.get("requested")), None)
    card = state_card(graph(), principal(), asked) if asked else None
    return _words(card) if card else {"card": None}


def _words(card: StateCard) -> dict[str, Any]:
    return {
        "card": card,
        "state": state_name(card.id, card.title),
        "state_href": record_url("state", card.id),
        "record_url": record_url,
        "languages": [language_name(one) for one in card.languages],
        "covers": {
            law.id: [term("cooperation_area", one) for one in law.covers] for law in card.laws
        },
    }
