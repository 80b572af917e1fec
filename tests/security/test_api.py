"""Nobody meets a hidden record through the API: every address as every person, searched for the canaries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from graph_schema.core import TYPES, Entity
from hub.access import NOBODY
from hub.hub import Hub
from portal import create_app
from portal.api.section import operations
from tests.people import EVERYBODY
from tests.portal.programs import Program, let_in
from tests.security.canaries import Canary, hidden_from, shown_to

PATHS = {kind.info.prefix: kind.info.path for kind in TYPES.values()}
OPEN = ("/situations/sit-open", "/states/ltu", "/sources/src-open", "/authorities/auth-ltu-ps")


@pytest.fixture
def app(hub: Hub) -> Flask:
    made = let_in(create_app(hub.settings, hub))
    made.config["RATELIMIT_API"] = "100000 per minute"
    return made


def path_of(record_id: str) -> str:
    return f"/{PATHS[record_id.split('-', maxsplit=1)[0]]}/{record_id}"


def families(kind: type[Entity]) -> list[str]:
    """What the address of a list adds for each of the families of a type; nothing for a type without."""
    name = kind.info.kept_apart_by
    terms = (kind.fields[name].vocabulary if name else None) or ()
    return [f"&{name}={one.code}" for one in terms] or [""]


def calls(planted: list[Canary]) -> Iterator[tuple[str, str, Any]]:
    """Every way to ask the API, as method, path and what is sent."""
    ids = sorted({one.record_id for one in planted})
    words = sorted({one.word for one in planted})
    for kind in TYPES.values():
        for family in families(kind):
            yield "GET", f"/{kind.info.path}?limit=200{family}", None
            yield "GET", f"/{kind.info.path}?limit=200&retired=true&order=changed{family}", None
    for path, tie in (("proceedings", "linked_to"), ("agreements", "about"), ("projects", "about")):
        yield "GET", f"/{path}?{tie}=sit-open&limit=200", None
        for word in words:
            yield "GET", f"/{path}?q={word}", None
    for asked in (*words, *ids):
        yield "GET", f"/search?q={asked}", None
    for path in (*map(path_of, ids), *OPEN):
        yield "GET", path, None
        yield "GET", f"{path}/history", None
    yield "GET", "/kpis/3?year=2023", None
    yield "GET", "/kpis/4?year=2023", None
    yield "GET", "/vocabularies/marking", None
    yield "GET", "/openapi.json", None
    # changes that cannot stand: none of them may tell what it met
    for one in ids:
        if one.startswith(("prc", "org", "req", "shr")):
            path = path_of(one)
            yield "PUT", path, {"version": 999, "values": {"title": "x"}}
            yield "PATCH", path, {"version": 999, "values": {}}
            yield "POST", f"{path}/retire", {"version": 999, "reason": "x"}
            yield "POST", f"{path}/restore", {"version": 999}
            cited = {"citations": [{"id": one, "locator": "1"}]}
            yield "POST", "/cases", {"values": {"title": "x", "of_situation": one} | cited}


def without_the_question(text: str, path: str, sent: Any) -> str:
    """An answer without the id that it repeats from the question, which tells nothing new, and without the codes
    that the description lists for everybody."""
    if path == "/openapi.json":
        return text.replace("other_obligation", "")
    asked = sent["values"]["of_situation"] if path == "/cases" else ""
    return text.replace(f"“{asked}”", "") if asked else text


@pytest.mark.parametrize("person", sorted(EVERYBODY))
def test_no_answer_of_the_api_shows_a_hidden_record(
    app: Flask, planted: list[Canary], person: str
) -> None:
    who = EVERYBODY[person]
    hidden, shown = hidden_from(who, planted), shown_to(who, planted)
    asking = Program(app, who)
    seen: set[str] = set()
    for method, path, sent in calls(planted):
        answer = asking.http.open(
            f"/api/v1{path}", method=method, json=sent, headers=asking.headers
        )
        assert answer.status_code < 500, f"{method} {path}: {answer.status_code}"
        if who is NOBODY:
            assert answer.status_code == 401, path
        text = without_the_question(answer.text.lower(), path, sent)
        leaked = {word for word in hidden if word in text}
        assert not leaked, f"{method} {path} shows {sorted(leaked)} to {person}: {text[:500]}"
        seen |= {word for word in shown if word in text}
    assert seen == shown, "what a person may see must be found, or the test proves nothing"


@pytest.mark.parametrize("person", sorted(set(EVERYBODY) - {"nobody"}))
def test_a_hidden_record_and_none_at_all_are_answered_alike(
    app: Flask, planted: list[Canary], person: str
) -> None:
    who = EVERYBODY[person]
    asking = Program(app, who)
    tails: tuple[tuple[str, str, Any], ...] = (
        ("GET", "", None),
        ("GET", "/history", None),
        ("PUT", "", {"version": 1, "values": {"title": "x"}}),
        ("PUT", "", {"version": 1, "values": {"title": ""}}),
        ("PATCH", "", {"version": 1, "values": {"title": "x"}}),
        ("POST", "/retire", {"version": 1, "reason": "x"}),
        ("POST", "/restore", {"version": 1}),
    )
    for canary in planted:
        if canary.part_audience or canary.shows_to(who):
            continue
        path = path_of(canary.record_id)
        absent = path.replace(canary.record_id, "prc-there-is-none")
        for method, tail, sent in tails:
            hidden, none = (
                asking.http.open(
                    f"/api/v1{one}{tail}", method=method, json=sent, headers=asking.headers
                )
                for one in (path, absent)
            )
            assert hidden.status_code == none.status_code, (method, path, tail)
            assert hidden.data == none.data


def test_every_operation_is_asked_for_canaries(planted: list[Canary]) -> None:
    asked = {(method, path.partition("?")[0]) for method, path, _ in calls(planted)}
    shapes = set()
    for method, path in asked:
        words = path.strip("/").split("/")
        if words[0] in PATHS.values():
            words[0] = "<kind:kind>"
            words[1:2] = ["<record_id>"] * len(words[1:2])
        elif words[0] == "vocabularies":
            words[1] = "<name>"
        shapes.add((method, "/" + "/".join(words)))
    assert shapes == {(one.method, one.rule) for one in operations}


@pytest.mark.parametrize("person", sorted(EVERYBODY))
def test_pages_of_one_hold_what_the_whole_list_holds(
    app: Flask, planted: list[Canary], person: str
) -> None:
    who = EVERYBODY[person]
    if who is NOBODY:
        return
    asking = Program(app, who)
    expected = {
        one.record_id for one in planted if one.record_id.startswith("prc") and one.shows_to(who)
    }
    found, asked = [], {"limit": 1, "order": "title"}
    while True:
        page = asking.get("/proceedings", query_string=asked)
        found += [one["id"] for one in page["records"]]
        if page["next"] is None:
            break
        asked["after"] = page["next"]
    assert len(found) == len(set(found))
    assert set(found) == expected
