"""What a person has just written is what they read next, whichever worker or server answers.

After a request that writes, the database's bookmarks go into the signed cookie; the next request waits
for them. An engine that has none leaves the cookie as it is.
"""

from __future__ import annotations

from contextlib import ExitStack

from flask import Flask, Response, g, request, session

from hub.store.driver import bookmark_scope

NAME = "bookmarks"
MOST = 8
_WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def init_app(app: Flask) -> None:
    """Open a scope around every request; call it before anything that reads."""
    app.before_request(_open)
    app.after_request(_keep)
    app.teardown_request(_close)


def _open() -> None:
    g.bookmark_stack = ExitStack()
    kept = session.get(NAME, ())
    g.bookmark_scope = g.bookmark_stack.enter_context(bookmark_scope(kept))


def _keep(response: Response) -> Response:
    scope = g.get("bookmark_scope")
    if scope is not None and request.method in _WRITES:
        found = scope.bookmarks()[-MOST:]
        if found and found != session.get(NAME):
            session[NAME] = found
    return response


def _close(_error: BaseException | None) -> None:
    stack = g.pop("bookmark_stack", None)
    if stack is not None:
        stack.close()
