"""The API against its own description: what schemathesis makes of each operation is answered as it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import schemathesis
from flask import Flask, Request
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import checks
from schemathesis.generation import GenerationMode

from graph_schema.core import TYPES, Entity, FieldSpec
from graph_schema.office import OFFICE_ID
from hub.access import HUB, STAFF_ROLES, Principal
from hub.hub import Hub
from hub.records.planning import Wish
from portal import create_app
from tests.portal.programs import Caller

EVERYTHING = Principal("per-all", roles=STAFF_ROLES, groups=frozenset({"vigilance"}))
"""Somebody who may do whatever staff may do: hardly anything ends at a refusal."""

HELD = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
"""What every answer is held to."""

DEEPER = ("proceedings", "requests", "organisations", "measurements", "search", "kpis")
"""Where more is tried: Parts in Parts, Parts for a few, decimals, and what is asked across types."""

MORE: Mapping[str, Mapping[str, Any]] = {
    "measurement": {"kpi": 4, "value": 1.5},
    "target": {"kpi": 4, "year": 2024, "number": 1},
    "request": {"requester": "ukr"},
    "admissibility_note": {"about_situation": "sit-standing"},
}
"""What a type's own rules ask for besides its required fields."""


KNOWN: Mapping[str, str] = {"state": "ukr", "organisation": OFFICE_ID}
"""Ids that a type asks for, and by which another type knows a record."""


@pytest.fixture
def app(hub: Hub) -> Flask:
    made = create_app(hub.settings, hub)
    made.config["RATELIMIT_API"] = "100000 per minute"

    def who(_request: Request) -> Caller:
        return Caller(EVERYTHING)

    made.login_manager.request_loader(who)  # type: ignore[attr-defined]  # flask-login puts it there
    return made


@pytest.fixture
def standing(hub: Hub) -> Mapping[str, str]:
    """A record of every type: its id by the type's path."""
    made: dict[str, str] = {}

    def one(kind: type[Entity]) -> str:
        if kind.info.path not in made:
            values = {spec.name: value(spec) for spec in kind.fields.values() if spec.required}
            made_id = KNOWN.get(kind.info.name, f"{kind.info.prefix}-standing")
            values |= {"id": made_id, "marking": kind.info.preset_marking}
            values |= MORE.get(kind.info.name, {})
            if values["marking"] in ("closed", "named"):
                values["named_to"] = list(kind.info.preset_named_to) or ["person:per-all"]
            hub.writer.save(HUB, [Wish(kind, values)])
            made[kind.info.path] = str(values["id"])
        return made[kind.info.path]

    def value(spec: FieldSpec) -> Any:
        if spec.is_relation:
            end = one(TYPES[spec.to[0]])
            return [end] if spec.many else end
        if spec.vocabulary is not None:
            code = spec.vocabulary.terms[0].code
            return [code] if spec.many else code
        return {"number": 2023, "day": "2023-05-17", "partial_date": "2023"}.get(spec.kind, "XX")

    for kind in (TYPES["situation"], *TYPES.values()):
        one(kind)
    return made


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_every_operation_answers_as_it_is_described(
    app: Flask, standing: Mapping[str, str], mode: GenerationMode
) -> None:
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    tried: set[str] = set()
    answered: set[int] = set()
    for found in described.get_all_operations():
        operation = found.ok()
        path = operation.path.removeprefix("/api/v1/").partition("/")[0]
        if mode is GenerationMode.NEGATIVE and path not in DEEPER:
            continue
        where = {"record_id": standing[path]} if "record_id" in operation.path else None

        @given(operation.as_strategy(generation_mode=mode, path_parameters=where))
        @settings(
            max_examples=6 if path in DEEPER else 1, deadline=None, derandomize=True, database=None,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        def hold(case: schemathesis.Case) -> None:
            answer = case.call(headers={"Accept-Encoding": "identity"})
            case.validate_response(answer, checks=HELD)
            answered.add(answer.status_code)

        hold()
        tried.add(operation.label)
    if mode is GenerationMode.POSITIVE:
        assert len(tried) == 8 * len(TYPES) + 4  # all but the description, which was read to begin
        assert {200, 201, 409} <= answered
    else:
        assert 422 in answered
