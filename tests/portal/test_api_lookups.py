"""What the API tells across types: a search, the indicators as the command prints them, values, and itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask

from graph_schema.core import TYPES
from graph_schema.vocabulary import VOCABULARIES
from hub.access import HUB, NOBODY
from hub.commands import kpi
from hub.hub import Hub
from hub.records.planning import Wish
from portal import create_app
from portal.api.description import document
from portal.api.section import operations
from portal.guard import declaration
from tests.people import ADMIN, LTU, MANAGER, MAPPING
from tests.portal.programs import Program, let_in, places
from tests.records.making import settled

Put = Callable[..., str]


@pytest.fixture
def app(hub: Hub) -> Flask:
    return let_in(create_app(hub.settings, hub))


@pytest.fixture
def put(hub: Hub) -> Put:
    def put(kind: str, /, **values: Any) -> str:
        return hub.writer.save(HUB, [Wish(TYPES[kind], values)])[0].record_id

    return put


def test_a_search_finds_records_of_every_type_or_of_one(app: Flask, put: Put) -> None:
    put("state", id="ltu", title="Lithuania", iso2="LT")
    put("case", id="cas-a", title="The case of Lithuania")
    asking = Program(app, MAPPING)
    found = asking.get("/search?q=lithuania")["records"]
    assert {one["id"] for one in found} == {"ltu", "cas-a"}
    assert asking.get("/search?q=lithuania&type=case")["records"] == [
        {"id": "cas-a", "type": "case", "title": "The case of Lithuania"}
    ]
    for path in ("/search?q=***", "/states?q=***"):
        nothing = asking.get(path)
        assert nothing["records"] == []
        assert (
            nothing["note"] == "“***” holds no word that can be searched for, so nothing is found."
        )
    assert "note" not in asking.get("/states?q=kestrel")
    assert list(places(asking.get("/search", expect=422))) == ["q"]
    assert list(places(asking.get("/search?q=a&type=ship", expect=422))) == ["type"]


def as_printed(hub: Hub, number: int, language: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The JSON that `hub kpi` prints of 2023."""

    @contextmanager
    def opened(_data_dir: object) -> Iterator[Hub]:
        yield hub

    monkeypatch.setattr(kpi, "opened", opened)
    asked = [
        str(number), "--year", "2023", "--as-of", "2026-11-22", "--format", "json", "--language", language,
    ]  # fmt: skip
    return json.loads(CliRunner().invoke(kpi.command, asked, catch_exceptions=False).output)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_kpi_3_is_what_the_command_prints(
    app: Flask, hub: Hub, put: Put, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    cites = [{"id": put("source", title="S", marking="public"), "locator": "1"}]
    put("state", id="ltu", title="Lithuania", iso2="LT", marking="public", citations=cites)
    put("authority", id="auth-ltu-ps", title="Prosecution Service", of_state="ltu", marking="public",
        citations=cites)  # fmt: skip
    put(
        "organisation",
        id="org-icc-otp",
        title="Office",
        kind="icc_body",
        marking="public",
        citations=cites,
    )
    asked: dict[str, Any] = {
        "direction": "incoming",
        "requester": "auth-ltu-ps",
        "received_on": "2023-01-15",
    }
    mine = {"marking": "named", "named_to": ["org:auth-ltu-ps"]}
    late = put("request", title="Late", initial_substantive_response_on="2023-03-16",
               response_kind="nothing_held", **asked, **mine)  # fmt: skip
    put("request", title="Waiting", **asked)
    put("request", title="Sent", direction="outgoing", requested="ltu", sent_on="2023-02-01")
    put("sharing_event", title="Shared", direction="given", provider="org-icc-otp", recipient="auth-ltu-ps",
        on="2023-02", gates=settled(), uses=[{"end_user": "auth-ltu-ps", "used_on": "2023-04", "confirmed_on": "2023-05",
                             "proceeding_undisclosed": True}])  # fmt: skip
    told = Program(app, MANAGER, **{"Accept-Language": language})
    found = told.get("/kpis/3?year=2023&as_of=2026-11-22")
    assert found == as_printed(hub, 3, language, monkeypatch)
    assert (found["total"], found["groups"]["late"]["records"]) == (2, [late])
    assert (found["on_time_rate"], found["response_ratio"], found["average_response_days"]) == (
        0,
        0.5,
        60,
    )
    assert (found["target"], found["used"]["total"], found["used"]["met"]) == (8, 1, False)
    assert found["outgoing"]["assembly_period"]["total"] == 1
    as_known = told.get("/kpis/3?year=2023&as_of=2023-03-15")
    assert {one["answered_on"] for one in as_known["rows"]} == {None}
    theirs = Program(app, LTU).get("/kpis/3?year=2023")
    assert (theirs["scope"], theirs["records"], theirs["outgoing"]) == ("viewer", [late], None)
    Program(app, ADMIN).get("/kpis/3?year=2023", expect=403)


def test_kpi_4_is_what_the_command_prints(
    app: Flask, hub: Hub, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("situation", id="sit-a", title="Alpha", investigation_opened_on="2010-01-01")
    put("situation", id="sit-b", title="Beta", investigation_opened_on="2011")
    put("project", id="prj-a", title="Project A", kind="programme", status="ongoing",
        started_on="2023-02", about=["sit-a"])  # fmt: skip
    put("project", id="prj-c", title="Cancelled", kind="programme", status="cancelled",
        started_on="2023-02", about=["sit-b"])  # fmt: skip

    for language in ("en", "fr"):
        told = Program(app, MANAGER, **{"Accept-Language": language})
        found = told.get("/kpis/4?year=2023&as_of=2026-11-22")
        assert found == as_printed(hub, 4, language, monkeypatch)
    assert found["total"] == 1
    assert [one["records"] for one in found["rows"]] in ([["prj-a"], []], [[], ["prj-a"]])


def test_kpi_4_of_a_practitioner_is_under_their_own_access(app: Flask, put: Put) -> None:
    cites = [{"id": put("source", title="S", marking="public"), "locator": "1"}]
    put("situation", id="sit-a", title="Alpha", investigation_opened_on="2010-01-01",
        marking="public", citations=cites)  # fmt: skip
    put("project", id="prj-a", title="Project A", kind="programme", status="ongoing",
        started_on="2023-02", about=["sit-a"])  # fmt: skip
    assert Program(app, MANAGER).get("/kpis/4?year=2023")["total"] == 1
    found = Program(app, LTU).get("/kpis/4?year=2023")
    assert (found["scope"], found["total"]) == ("viewer", 0)
    Program(app, ADMIN).get("/kpis/4?year=2023", expect=403)


@pytest.mark.parametrize(
    ("asked", "place"),
    [("", "year"), ("year=2001", "year"), ("year=MMXXIII", "year"), ("year=2023&as_of=2023-05", "as_of"),
     ("year=2023&as_of=2023-02-30", "as_of"), ("year=2023&of=total", "of")],
)  # fmt: skip
def test_a_senseless_year_or_day_is_named(app: Flask, asked: str, place: str) -> None:
    assert list(places(Program(app, MANAGER).get(f"/kpis/4?{asked}", expect=422))) == [place]


def test_an_indicator_that_is_not_computed_is_not_there(app: Flask) -> None:
    Program(app, MANAGER).get("/kpis/5?year=2023", expect=404)


def test_controlled_values_come_with_their_words_and_their_source(app: Flask) -> None:
    found = Program(app, LTU).get("/vocabularies/marking")
    assert [one["code"] for one in found["terms"]] == [
        "closed", "office", "named", "community", "public",
    ]  # fmt: skip
    assert found["terms"][1]["label"] == {
        "en": "Office of the Prosecutor",
        "fr": "Bureau du Procureur",
    }
    assert found["source"]
    crimes = Program(app, LTU).get("/vocabularies/crime")["terms"]
    assert next(one["parent"] for one in crimes if one["code"] == "7(1)(a)") == "7(1)"
    Program(app, LTU).get("/vocabularies/colours", expect=404)


# what the API says of itself


def test_the_description_is_for_who_has_signed_in(app: Flask) -> None:
    assert Program(app, ADMIN).get("/openapi.json") == json.loads(json.dumps(document()))
    Program(app, NOBODY).get("/openapi.json", expect=401)


def described() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every operation that the description tells of: path, method, and what is said."""
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_every_address_of_the_api_is_described_and_no_other(app: Flask) -> None:
    paths = [kind.info.path for kind in TYPES.values()]
    expected = set()
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("api."):
            plain = re.sub(r"<(\w+)>", r"{\1}", rule.rule)
            for path in paths if "<kind:kind>" in plain else [""]:
                for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
                    expected.add((plain.replace("<kind:kind>", path), method.lower()))
    assert {(path, method) for path, method, _ in described()} == expected
    assert len(expected) == 8 * len(TYPES) + 5
    with app.app_context():
        views = [one for one in app.view_functions if one.startswith("api.")]
        assert all(declaration(one) for one in views)


def test_every_operation_tells_how_it_refuses() -> None:
    for path, method, operation in described():
        refusals = {status for status in operation["responses"] if status >= "400"}
        assert {"401", "403", "422", "429", "503"} <= refusals, path
        assert ("404" in refusals) == ("{" in path), path
        assert ("413" in refusals and "415" in refusals) == ("requestBody" in operation), path
        assert ("409" in refusals) == ("{" in path and method != "get"), path
        for status in refusals:
            content = operation["responses"][status]["content"]
            assert list(content) == ["application/problem+json"]
    names = [operation["operationId"] for _, _, operation in described()]
    assert len(names) == len(set(names))


def test_the_description_holds_together_and_points_nowhere_else() -> None:
    text = json.dumps(document())
    schemas = document()["components"]["schemas"]
    for place in re.findall(r'"\$ref": "([^"]+)"', text):
        assert place.removeprefix("#/components/schemas/") in schemas
    assert "http:" not in text
    assert "https:" not in text.replace("beginning with https://", "")


def test_every_type_is_described_by_its_declaration() -> None:
    schemas = document()["components"]["schemas"]
    for kind in TYPES.values():
        told = schemas[kind.__name__]
        assert told["properties"].keys() == {"id", *kind.fields}
        assert schemas[f"{kind.__name__}Record"]["properties"]["values"] == {
            "$ref": f"#/components/schemas/{kind.__name__}"
        }
    stage = schemas["Proceeding"]["properties"]["stage"]
    assert stage["enum"] == [*(term.code for term in VOCABULARIES["stage"]), None]
    assert stage["label_fr"] == "Stade"
    asked = document()["paths"]["/api/v1/proceedings"]["get"]["parameters"]
    assert {"stage", "in_state", "opened_on_from", "opened_on_to", "q", "after"} <= {
        one["name"] for one in asked
    }


def test_the_guide_names_every_address_and_no_other() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(GET|POST|PUT|PATCH) (/api/v1/[^`?]*)[^`]*`", guide))
    plain = {
        (one.method, re.sub(r"<(?:kind:)?(\w+)>", r"{\1}", f"/api/v1{one.rule}"))
        for one in operations
    }
    assert named == {
        (method, rule.replace("{kind}", "{path}").replace("{record_id}", "{id}"))
        for method, rule in plain
    }
