"""Programs that call the API: as any of the people of the tests, with every answer held to what holds for all."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

from flask import Flask, Request
from flask_login import UserMixin

from hub.access import NOBODY, Principal
from tests.people import EVERYBODY

PROBLEM = {"title", "status", "detail", "errors"}
"""What every refusal says."""


class Caller(UserMixin):
    """Somebody whose token a program shows."""

    by_token = True

    def __init__(self, principal: Principal) -> None:
        self.id = principal.person_id
        self.principal = principal
        self.person = SimpleNamespace(id=principal.person_id, language="en", preferences={})


class Program:
    """Calls the API in somebody's name: `program.get("/situations")` is the JSON of `/api/v1/situations`."""

    def __init__(self, app: Flask, who: Principal = NOBODY, **headers: str) -> None:
        self.http = app.test_client()
        self.headers = {"X-Asks": who.person_id, **headers}

    def call(
        self, method: str, path: str, sent: Any = None, *, expect: int = 200, **options: Any
    ) -> Any:
        """What a call is answered; the status must be `expect`."""
        if sent is not None:
            options["json"] = sent
        headers = self.headers | options.pop("headers", {})
        answer = self.http.open(f"/api/v1{path}", method=method, headers=headers, **options)
        assert answer.status_code == expect, (
            f"{method} {path}: {answer.status_code} {answer.text[:2000]}"
        )
        found = json.loads(answer.text)
        if expect < 400:
            assert answer.mimetype == "application/json"
        else:
            assert answer.mimetype == "application/problem+json"
            assert found.keys() >= PROBLEM
            assert found["status"] == expect
        self.answered = answer
        return found

    def get(self, path: str, **options: Any) -> Any:
        return self.call("GET", path, **options)

    def post(self, path: str, sent: Any, **options: Any) -> Any:
        return self.call("POST", path, sent, **options)

    def put(self, path: str, sent: Any, **options: Any) -> Any:
        return self.call("PUT", path, sent, **options)

    def patch(self, path: str, sent: Any, **options: Any) -> Any:
        return self.call("PATCH", path, sent, **options)


def let_in(app: Flask) -> Flask:
    """Let the app take every program for whom it says it asks (what tokens do is tested apart)."""
    known = {one.person_id: one for one in EVERYBODY.values() if one is not NOBODY}

    def who(request: Request) -> Caller | None:
        found = known.get(request.headers.get("X-Asks", ""))
        return Caller(found) if found else None

    app.login_manager.request_loader(who)  # type: ignore[attr-defined]  # flask-login puts it there
    return app


def places(refused: dict[str, Any]) -> dict[str, str]:
    """Each place of a refusal with what is said of it."""
    return {one["place"]: one["text"] for one in refused["errors"]}
