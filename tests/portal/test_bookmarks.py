"""A second worker waits for what the first one wrote for the same person."""

from __future__ import annotations

from flask import Flask, session
from flask.testing import FlaskClient

from hub.store.driver import bookmark_scope
from portal import bookmarks


def app_that_wrote(written: list[str], seen: list[list[str]]) -> Flask:
    """An app whose POST writes up to `written`, and whose every request notes what it waits for."""
    app = Flask(__name__)
    app.secret_key = "only for tests"
    bookmarks.init_app(app)

    @app.route("/", methods=["GET", "POST"])
    def page() -> str:
        from flask import g, request  # noqa: PLC0415 - of this view alone

        seen.append(list(session.get(bookmarks.NAME, [])))
        if request.method == "POST":
            g.bookmark_scope.manager.update_bookmarks([], written)
        return "done"

    return app


def test_what_was_written_is_waited_for_by_the_next_request() -> None:
    seen: list[list[str]] = []
    visitor: FlaskClient = app_that_wrote(["FB:kcwQ1"], seen).test_client()
    visitor.get("/")
    visitor.post("/")
    visitor.get("/")
    assert seen == [[], [], ["FB:kcwQ1"]]


def test_a_request_that_only_reads_leaves_the_cookie_alone() -> None:
    answer = app_that_wrote([], []).test_client().get("/")
    assert "Set-Cookie" not in answer.headers


def test_the_scope_ends_with_the_request() -> None:
    app_that_wrote([], []).test_client().get("/")
    with bookmark_scope() as outer:
        assert outer.bookmarks() == []
