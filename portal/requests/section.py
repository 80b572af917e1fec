"""The section of the requests, and the words that its pages share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Blueprint, get_template_attribute
from flask_babel import ngettext
from markupsafe import Markup

from graph_schema.text import Text
from hub.clock import today
from hub.records.reading import Record
from hub.requests.standing import STATES, Standing, standing
from portal.languages import say
from portal.visit import accounts, principal, settings

blueprint = Blueprint("requests", __name__)

_SOON = Text("answer soon", "réponse à donner bientôt")
_OVERDUE = Text("overdue", "échéance dépassée")


def this_day() -> date:
    """Today where the Office works."""
    return today(settings().timezone)


def standing_of(record: Record) -> Standing:
    """How a request stands today, as far as the reader has its values."""
    return standing(record.values, this_day())


def state_words(stands: Standing) -> str:
    """The state of a request in words."""
    return say(STATES[stands.state])


def days_words(stands: Standing) -> str:
    """“12 days left”, “due today”, “overdue by 3 days”; nothing where no clock runs."""
    left = stands.days_left
    if left is None:
        return ""
    if left < 0:
        return ngettext("overdue by %(num)s day", "overdue by %(num)s days", -left)
    return ngettext("%(num)s day left", "%(num)s days left", left)


def urgency_mark(stands: Standing) -> Markup | None:
    """The mark of a request that is amber or red: words and a drawing, never the colour alone."""
    if stands.urgency is None:
        return None
    red = stands.urgency == "red"
    words, tone, drawing = (
        (_OVERDUE, "danger", "exclamation-octagon")
        if red
        else (_SOON, "warning", "hourglass-split")
    )
    draw: Any = get_template_attribute("components/marks.html", "badge")
    return Markup(draw(say(words), tone, drawing))  # noqa: S704 - our own template


def reviewer_names() -> Mapping[str, str]:
    """The names of those who may review requests, by user name, for staff."""
    who = principal()
    if not who.is_staff:
        return {}
    people = accounts().people
    found = [*people.in_role(who, "cooperation"), *people.in_role(who, "manager")]
    return {one.username: one.display_name for one in found}
