"""The switches on every page: language, and light or dark; for everybody, without script."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from portal import languages
from portal.guard import public, safe_next
from portal.visit import accounts, person

blueprint = Blueprint("preferences", __name__)

THEMES = ("auto", "light", "dark")
"""Appearances: as the device has it, light, dark."""

_CHOICES = {"language": (languages.COOKIE, tuple(languages.KNOWN)), "theme": ("theme", THEMES)}
_A_YEAR = 365 * 24 * 3600


@blueprint.post("/preferences")
@public
def choose() -> ResponseReturnValue:
    """Keep a choice on this device, and in the account of who has signed in; then back to the page."""
    response = redirect(safe_next(), 303)
    chosen = {name: request.form[name] for name in _CHOICES if name in request.form}
    somebody = person()
    for name, value in chosen.items():
        cookie, allowed = _CHOICES[name]
        if value not in allowed:
            raise BadRequest
        response.set_cookie(
            cookie, value, max_age=_A_YEAR, samesite="Lax", httponly=True, secure=request.is_secure
        )
        if somebody:
            accounts().preferences.set(somebody.id, name, value)
    return response


def theme() -> str:
    """The appearance of this page: the account's, else this device's, else as the device has it."""
    somebody = person()
    kept = somebody.preferences.get("theme") if somebody else None
    chosen = kept or request.cookies.get("theme")
    return chosen if chosen in THEMES else "auto"
