"""Refuses by default: a view opens only to those whom its own declaration lets in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from flask import Flask, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import BadRequest, HTTPException, Unauthorized
from werkzeug.routing import RequestRedirect

from hub import access
from hub.access import Principal
from hub.errors import NotAllowed
from portal.visit import principal

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])

PUBLIC = "public"
"""The declaration of a view that is open to everybody, signed in or not."""

SIGNED_IN = "signed in"
"""The declaration of a view that is open to everybody who has signed in, even without a role."""


def public(view: View) -> View:
    """Declare a view open to everybody; nothing of the graph may be on it."""
    view.__dict__["opens_to"] = PUBLIC
    return view


def signed_in(view: View) -> View:
    """Declare a view open to everybody who has signed in, whatever their roles: their own account."""
    view.__dict__["opens_to"] = SIGNED_IN
    return view


def needs(action: str) -> Callable[[View], View]:
    """Declare a view open to those who have `action`, one of `hub.access.ACTIONS`.

    Raises `UndeclaredAction` while the module is imported, where there is no such action.
    """
    access.may(access.NOBODY, action)

    def declare(view: View) -> View:
        view.__dict__["opens_to"] = action
        return view

    return declare


def declaration(endpoint: str | None) -> str | None:
    """What a view declares: `public`, `signed in`, an action, or nothing (then it opens to nobody)."""
    view = current_app.view_functions.get(endpoint or "")
    declared = getattr(view, "opens_to", None)
    return str(declared) if declared else None


def opens_to(who: Principal, endpoint: str | None) -> bool:
    """Whether the view at an endpoint opens to `who`."""
    declared = declaration(endpoint)
    if declared is None or declared == PUBLIC:
        return declared == PUBLIC
    if declared == SIGNED_IN:
        return who is not access.NOBODY
    return access.may(who, declared)


def endpoint_at(path: str) -> str | None:
    """The endpoint that answers GET at a path of this site, or nothing."""
    adapter = current_app.url_map.bind("")
    try:
        endpoint, _ = adapter.match(urlsplit(path).path, method="GET")
    except RequestRedirect as elsewhere:
        return endpoint_at(elsewhere.new_url)
    except HTTPException:
        return None
    return str(endpoint)


def opens(path: str) -> bool:
    """Whether there is a page at this path and the reader may open it; menus ask this of the few
    paths that they know, so what is found is kept."""
    known: dict[str, str | None] = current_app.extensions.setdefault("endpoints", {})
    if path not in known:
        known[path] = endpoint_at(path)
    return opens_to(principal(), known[path])


def is_api() -> bool:
    """Whether a program asks: it gets JSON and status codes, never a redirect to a page."""
    return request.path.startswith("/api/")


def safe_next(default: str | None = None) -> str:
    """The page of this site that the visitor came for (`next`), or `default`, or the home page."""
    wanted = request.values.get("next", "")
    if wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable():
        parts = urlsplit(wanted)
        if not parts.scheme and not parts.netloc:
            return wanted
    return default or url_for("home.home")


def _refuse_by_default() -> ResponseReturnValue | None:
    if isinstance(request.routing_exception, BadRequest):
        raise request.routing_exception  # a host name that is not ours: no address can be built
    if declaration(request.endpoint) == PUBLIC:
        return None
    if not current_user.is_authenticated:
        if is_api() or "sign_in.sign_in" not in current_app.view_functions:
            raise Unauthorized
        came_for = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("sign_in.sign_in", next=came_for), 303)
    if request.endpoint is not None and not opens_to(principal(), request.endpoint):
        raise NotAllowed
    return None


def init_app(app: Flask) -> None:
    """Put the guard before every request of the app."""
    app.before_request(_refuse_by_default)
