"""A session that ended while somebody was typing: what was typed is carried on to after signing in."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Flask, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from hub.errors import HubError
from portal.error_pages import answer
from portal.records.conflicts import is_value
from portal.records.editing import form_again
from portal.records.section import blueprint

Again = Callable[..., ResponseReturnValue]
"""Shows a form with what was sent, for the values of its address; saves nothing."""

_forms: dict[str, Again] = {}
"""The forms into which people type for long, by endpoint."""


def keep_form(section: Blueprint, view: str, again: Again) -> None:
    """Declare that what is typed into a form of a section outlives the session."""
    if not any(endpoint.startswith(f"{section.name}.") for endpoint in _forms):
        section.register_error_handler(CSRFError, form_of_another_session)
    _forms[f"{section.name}.{view}"] = again


def keep_what_was_typed() -> ResponseReturnValue | None:
    """For somebody whose session has ended: a page that holds what they sent until they are back."""
    if request.method != "POST" or request.endpoint not in _forms or current_user.is_authenticated:
        return None
    kept = [pair for pair in request.form.items(multi=True) if is_value(pair[0])]
    version = request.form.get("version")
    page = render_template(
        "records/resume.html",
        action=request.path,
        kept=[*kept, ("version", version)] if version else kept,
        sign_in_href=url_for("sign_in.sign_in", next=request.path),
    )
    return page, 401


def form_of_another_session(_error: CSRFError) -> ResponseReturnValue:
    """A form from before signing in again is shown anew with what it holds; nothing is saved by it."""
    again = _forms.get(request.endpoint or "")
    if again is None:
        return answer(400)
    try:
        return keep_what_was_typed() or again(**(request.view_args or {}))
    except (HubError, HTTPException) as refused:
        return current_app.handle_user_exception(refused)


def init_app(app: Flask) -> None:
    """Look at what was typed before the guard sends somebody to the sign-in page."""
    app.before_request(keep_what_was_typed)


keep_form(blueprint, "new", form_again)
keep_form(blueprint, "edit", form_again)
