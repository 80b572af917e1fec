"""The section of signing in: its blueprint, and what its views share about the browser."""

from __future__ import annotations

from math import ceil

from flask import Blueprint, request
from flask_babel import gettext as _
from flask_babel import ngettext

from hub.accounts.desk import seconds_between
from hub.accounts.errors import TooManyAttempts
from hub.clock import now
from portal.languages import show_moment
from portal.visit import hub, principal

blueprint = Blueprint("sign_in", __name__)


def address() -> str:
    """The address of the browser, as far as the proxy in front tells it."""
    return request.remote_addr or ""


def agent() -> str:
    """What the browser says it is."""
    return request.user_agent.string


def wait_words(wait: TooManyAttempts) -> str:
    """When somebody who failed too often may try again."""
    seconds = seconds_to_wait(wait)
    if seconds <= 90:
        soon = ngettext("in %(num)s second", "in %(num)s seconds", seconds)
    else:
        soon = ngettext("in %(num)s minute", "in %(num)s minutes", ceil(seconds / 60))
    return _(
        "Too many attempts have failed. Try again %(soon)s (%(moment)s).",
        soon=soon,
        moment=show_moment(wait.retry_at),
    )


def seconds_to_wait(wait: TooManyAttempts) -> int:
    """Whole seconds until the next attempt is looked at."""
    return max(ceil(seconds_between(now(), wait.retry_at)), 1)


def title_of(record_id: str | None) -> str | None:
    """The title of a record that an account names, or its id where the reader may not see it."""
    if record_id is None:
        return None
    found = hub().records.titles(principal(), [record_id])
    return found[record_id].title if record_id in found else record_id
