"""The rules of single types: what a request, a measurement, information shared and an accused have to say."""

from typing import Any

import graph_schema.entities  # noqa: F401 - fills the register of types
from graph_schema.core import TYPES
from tests.graph_schema.test_entities import errors


def test_an_incoming_request_has_a_requester_and_an_outgoing_one_an_addressee() -> None:
    assert errors("request", direction="incoming") == {("requester",): "requester_needed"}
    assert errors("request", direction="outgoing") == {("requested",): "requested_needed"}
    assert errors("request", direction="organisation") == {}
    assert errors("request", direction="incoming", requester="auth-ltu-ps") == {}


def test_an_answer_on_substance_has_a_day_not_before_the_receipt() -> None:
    asked = {"direction": "incoming", "requester": "ltu", "received_on": "2023-12-31"}
    assert errors("request", **asked, response_kind="nothing_held") == {
        ("initial_substantive_response_on",): "answer_undated"
    }
    assert errors("request", **asked, initial_substantive_response_on="2023-12-30") == {
        ("initial_substantive_response_on",): "dates_reversed"
    }
    assert (
        errors(
            "request",
            **asked,
            response_kind="nothing_held",
            initial_substantive_response_on="2023-12-31",
        )
        == {}
    )


def test_the_days_that_a_clock_hangs_on_are_whole_days() -> None:
    whole = {spec.name for spec in TYPES["request"].fields.values() if spec.kind == "day"}
    assert whole == {
        "sent_on", "registry_received_on", "received_on", "acknowledged_on", "initial_substantive_response_on",
        "closed_on", "withdrawn_on",
    }  # fmt: skip
    assert errors("request", direction="organisation", received_on="2023-12") == {
        ("received_on",): "day_needed"
    }


def test_a_measurement_is_of_an_indicator_or_of_one_other_subject() -> None:
    base = {"year": 2021, "value": 25}
    assert errors("measurement", **base, subject="relocation_agreements") == {}
    assert errors("measurement", **base, kpi=20) == {}
    assert errors("measurement", **base) == {("subject",): "one_subject"}
    assert errors("measurement", **base, kpi=20, subject="other") == {("subject",): "one_subject"}
    assert errors("measurement", **base, kpi=21) == {("kpi",): "kpi_number"}
    assert errors("measurement", **base, kpi=0) == {("kpi",): "greater_than_equal"}


def test_a_measurement_is_a_figure_or_words() -> None:
    assert errors("measurement", year=2022, kpi=19) == {("in_words",): "nothing_measured"}
    assert errors("measurement", year=2022, kpi=19, in_words="Positive trend") == {}
    assert errors("measurement", year=2022, kpi=16, value="0") == {}


def test_a_gate_is_open_until_somebody_decides() -> None:
    event: Any = TYPES["sharing_event"].model_validate(
        {
            "title": "x",
            "direction": "given",
            "provider": "org-icc-otp",
            "recipient": "auth-ltu-ps",
            "gates": [{"kind": "article_68"}],
        }
    )
    assert event.gates[0].decision == "open"


def test_information_shared_has_one_provider_and_one_recipient() -> None:
    assert errors("sharing_event", direction="given", provider="org-icc-otp") == {
        ("recipient",): "missing"
    }


GIVEN_IN_MAY = {
    "direction": "given",
    "provider": "org-icc-otp",
    "recipient": "auth-ltu-ps",
    "on": "2023-05",
}


def test_the_end_user_of_information_is_a_record() -> None:
    shared = GIVEN_IN_MAY
    assert errors("sharing_event", **shared, uses=[{"end_user": "The court"}]) == {
        ("uses", 0, "end_user"): "id_form"
    }
    assert (
        errors("sharing_event", **shared, uses=[{"end_user": "auth-ltu-ps", "used_on": "2023"}])
        == {}
    )


def test_suspects_and_accused_have_their_charges_within() -> None:
    proceeding: Any = TYPES["proceeding"].model_validate(
        {
            "title": "Al-Khatib trial",
            "accused": [
                {"name": "Anwar Raslan", "status": "convicted_not_final", "charges": [{"crime": "7(1)(f)", "status": "convicted"}, {"crime": "7"}]}
            ],
            "jurisdiction_bases": ["universal"],
            "related_to": [{"id": "prc-002", "why": "severed from it"}],
        }
    )  # fmt: skip
    assert [charge.crime for charge in proceeding.accused[0].charges] == ["7(1)(f)", "7"]
    assert proceeding.related_to[0].why == "severed from it"
    assert errors("proceeding", accused=[{"name": "x", "charges": [{"crime": "murder"}]}]) == {
        ("accused", 0, "charges", 0, "crime"): "unknown_term"
    }


def test_the_withdrawal_of_a_use_does_not_lie_before_its_confirmation() -> None:
    shared = GIVEN_IN_MAY
    use = {"end_user": "auth-ltu-ps", "confirmed_on": "2023-05-02", "withdrawn_on": "2023-05-01"}
    assert errors("sharing_event", **shared, uses=[use]) == {
        ("uses", 0, "withdrawn_on"): "dates_reversed"
    }
