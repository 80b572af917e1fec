"""The section of information shared, and the words that its pages have in common."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from graph_schema.text import Text
from hub.clock import today
from portal.languages import show_date
from portal.visit import settings

blueprint = Blueprint("sharing", __name__)

UNDISCLOSED = Text("proceeding not disclosed", "procédure non divulguée")
NOT_CONFIRMED = Text("not confirmed", "non confirmée")
WITHDRAWN = Text("withdrawn on {day}", "retirée le {day}")
CONFIRMED = Text("confirmed on {day}", "confirmée le {day}")


def this_day() -> Any:
    """Today, where the Office is."""
    return today(settings().timezone)


def how_it_stands(
    confirmed_on: str | None, withdrawn_on: str | None
) -> tuple[Text, dict[str, str]]:
    """Whether a use is confirmed or withdrawn, as a text and its values."""
    if withdrawn_on:
        return WITHDRAWN, {"day": show_date(withdrawn_on)}
    if confirmed_on:
        return CONFIRMED, {"day": show_date(confirmed_on)}
    return NOT_CONFIRMED, {}
