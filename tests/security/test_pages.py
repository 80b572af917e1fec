"""Nobody meets a hidden record on a page: every page that leads from the first one, and every address of a record
of the requests and of what was shared, as people who may see some of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask, Request
from flask.testing import FlaskClient

from graph_schema.core import TYPES
from hub.access import Principal
from hub.hub import Hub
from portal import create_app
from tests.people import EVERYBODY
from tests.portal.records.conftest import Visitor
from tests.security.canaries import Canary, hidden_from

READERS = ("ltu", "fra", "lent", "mapping")
MOST_ALIKE = 2
"""So many pages that differ by what stands in their address alone are fetched."""
_OF_THE_MOMENT = re.compile(r"[\w.-]{40,}|Reference: \w+")
_LINK = re.compile(r'(?:href|action)="(/[^"#]*)')


@pytest.fixture
def app(hub: Hub) -> Flask:
    made = create_app(hub.settings, hub)
    known = {one.person_id: one for one in EVERYBODY.values()}

    def who(request: Request) -> Visitor | None:
        found = known.get(request.cookies.get("as", ""))
        return Visitor(found, "en") if found else None

    made.login_manager.request_loader(who)  # type: ignore[attr-defined]  # flask-login puts it there
    return made


def browser(app: Flask, who: Principal) -> FlaskClient:
    client = app.test_client()
    client.set_cookie("as", who.person_id)
    return client


def shape(address: str) -> str:
    """What kind of page an address leads to: ids and what is asked taken out."""
    place = urlsplit(address)
    path = re.sub(r"/[a-z]{2,5}-[a-z0-9-]+|/\d+", "/*", place.path)
    return f"{path}?" if place.query else path


def pages(client: FlaskClient) -> Iterator[tuple[str, str]]:
    """Every page that leads from the first one, as address and text."""
    waiting, known, alike = ["/"], {"/"}, Counter[str]()
    while waiting:
        address = waiting.pop(0)
        alike[shape(address)] += 1
        if alike[shape(address)] > MOST_ALIKE or address.startswith(("/sign-out", "/static")):
            continue
        answer = client.get(address)
        text = answer.get_data().decode("utf-8", errors="replace")
        yield address, text
        if answer.mimetype == "text/html":
            for found in _LINK.findall(text):
                link = found.replace("&amp;", "&")
                if link not in known:
                    known.add(link)
                    waiting.append(link)


@pytest.mark.parametrize("person", ["ltu", "lent"])
def test_no_page_shows_a_hidden_record(app: Flask, planted: list[Canary], person: str) -> None:
    who = EVERYBODY[person]
    hidden = hidden_from(who, planted)
    for address, text in pages(browser(app, who)):
        leaked = {word for word in hidden if word in text.lower()}
        assert not leaked, f"{address} shows {sorted(leaked)} to {person}"


SAMPLES: dict[str, str | int] = {
    "number": 1, "key": "abcdefghij", "act_name": "withdraw", "file_type": "csv", "form": "csv",
}  # fmt: skip
KINDS = {"req": TYPES["request"], "shr": TYPES["sharing_event"]}


def addresses(app: Flask, record_id: str) -> Iterator[tuple[str, str]]:
    """Every address of a record that the portal has, with each method that it takes."""
    place = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if "record_id" not in rule.arguments:
            continue
        kind = KINDS[record_id.partition("-")[0]]
        said = SAMPLES | {"record_id": record_id, "entity": kind, "kind": kind}
        for act in re.findall(r"<any\(([^)]*)\)", rule.rule) or [""]:
            names = {"act": act.split(",")[0].strip(' "')}
            values = {name: (said | names)[name] for name in rule.arguments}
            for method in sorted((rule.methods or set()) - {"OPTIONS"}):
                yield method, place.build(rule.endpoint, values, method=method)


def told(client: FlaskClient, method: str, address: str, record_id: str) -> tuple[object, ...]:
    """All that an answer tells: its status, where it leads, its type and its text without the question."""
    sent: dict[str, Any] = {}
    if method not in ("GET", "HEAD"):
        as_json = {"json": {"version": 1, "values": {}, "reason": "x"}}
        as_form = {"data": {"version": "1", "on": "2026-06-01"}}
        sent = as_json if "/api/" in address else as_form
    answer = client.open(address, method=method, **sent)
    text = _OF_THE_MOMENT.sub("", answer.get_data(as_text=True).replace(record_id, ""))
    headers = {
        name: answer.headers.get(name) for name in ("ETag", "Last-Modified", "Allow", "Vary")
    }
    return answer.status_code, answer.headers.get("Location"), answer.mimetype, str(headers), text


@pytest.mark.parametrize("person", READERS)
def test_at_every_address_a_hidden_record_is_as_if_there_were_none(
    app: Flask, planted: list[Canary], person: str
) -> None:
    who = EVERYBODY[person]
    client = browser(app, who)
    app.config["WTF_CSRF_ENABLED"] = False
    ids = (
        "req-quokka",
        "req-in-quokka",
        "req-in-pangolin",
        "req-narwhal",
        "shr-quokka",
        "shr-okapi",
        "shr-tapir",
    )
    hidden = [one.record_id for one in planted if one.record_id in ids and not one.shows_to(who)]
    assert len(hidden) >= 2
    for record_id in hidden:
        absent = f"{record_id.partition('-')[0]}-there-is-none"
        for (method, one), (_, other) in zip(
            addresses(app, record_id), addresses(app, absent), strict=True
        ):
            answers = told(client, method, one, record_id), told(client, method, other, absent)
            assert answers[0] == answers[1], (method, one)
