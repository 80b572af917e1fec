"""Who asks: the cookie that holds a session's token, or the token that a program shows."""

from __future__ import annotations

from typing import Any

from flask import Flask, Request, current_app, session
from flask_login import UserMixin
from werkzeug.wrappers import Response

from hub.access import Principal
from hub.accounts import Person
from hub.accounts.sessions import OpenedSession
from portal.guard import is_api
from portal.visit import accounts

COOKIE = "hub_session"
_LONGEST = 100


class Visitor(UserMixin):
    """Somebody who has signed in, as flask-login wants them; made anew for each request.

    A program that shows a token has no session.
    """

    def __init__(self, person: Person, session_id: str | None) -> None:
        self.id = person.id
        self.session_id = session_id
        self.person = person
        self.principal: Principal = person.principal

    @property
    def by_token(self) -> bool:
        """Whether a program asks that shows a token, which no browser sends by itself."""
        return self.session_id is None


def token_of(request: Request) -> str | None:
    """The token that the browser sent, if it can be one."""
    token = request.cookies.get(COOKIE, "")
    return token if 0 < len(token) <= _LONGEST and token.isascii() else None


def visitor_of(request: Request) -> Visitor | None:
    """Who asks, as they are now: a role taken away a moment ago is gone.

    A token opens the API and no page; a call that shows one asks in its name or in nobody's.
    """
    if is_api() and "Authorization" in request.headers:
        shown = request.authorization
        held = shown.token if shown is not None and shown.type == "bearer" else None
        person = accounts().tokens.find(held) if held and len(held) <= _LONGEST else None
        return Visitor(person, None) if person else None
    token = token_of(request)
    found = accounts().sessions.find(token) if token else None
    return Visitor(found.person, found.session_id) if found else None


def let_in(response: Response, opened: OpenedSession) -> Response:
    """Hand a new session to the browser; what the browser held before means nothing any more."""
    session.clear()
    response.set_cookie(COOKIE, opened.token, **_attributes())
    return response


def let_out(response: Response) -> Response:
    """Take the session from the browser."""
    session.clear()
    response.delete_cookie(COOKIE, **_attributes())
    return response


def _attributes() -> dict[str, Any]:
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    return {"path": "/", "httponly": True, "samesite": "Lax", "secure": secure}


def init_app(app: Flask) -> None:
    """Let the app know who asks by this cookie."""
    app.login_manager.request_loader(visitor_of)  # type: ignore[attr-defined]  # flask-login puts it there
