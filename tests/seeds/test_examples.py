"""The example records: fictitious on their face, for many readers, and apart from what is real."""

from __future__ import annotations

from collections import Counter
from typing import Any

from graph_schema.gates import open_gates
from tests.seeds.reading import EXAMPLES, SEEDS, links_of, records_in


def _all() -> list[Any]:
    return list(records_in(EXAMPLES).values())


def _requests() -> list[Any]:
    return [one for one in _all() if type(one).info.name == "request"]


def test_every_example_says_that_it_is_one() -> None:
    for record in _all():
        assert record.title.startswith("Example")
        assert record.is_example
        assert "-example-" in record.id


def test_no_real_record_points_to_an_example() -> None:
    ends = {end for record in records_in(SEEDS).values() for _, end in links_of(record)}
    assert not ends & set(records_in(EXAMPLES))


def test_every_marking_is_shown() -> None:
    markings = Counter(record.marking for record in _all())
    assert set(markings) >= {"closed", "office", "named", "community"}
    for record in _all():
        assert bool(record.named_to) == (record.marking in ("closed", "named")), record.id
    assert any(record.excluded for record in _all())


def test_the_request_of_new_year_s_eve_was_answered_on_its_due_date() -> None:
    request = next(one for one in _requests() if one.received_on == "2023-12-31")
    assert request.initial_substantive_response_on == "2024-02-29"


def test_requests_come_from_seven_states_go_both_ways_and_end_in_every_way() -> None:
    incoming = [one for one in _requests() if one.direction == "incoming"]
    real = records_in(SEEDS)
    states = {real[one.requester.id].of_state.id for one in incoming}
    assert states == {"ltu", "nld", "ukr", "fra", "pol", "rou", "usa"}
    assert {one.direction for one in _requests()} == {"incoming", "outgoing", "organisation"}
    answers = {one.response_kind for one in incoming}
    assert answers == {
        "assistance_given", "assistance_given_in_part", "reasoned_refusal", "nothing_held", "legal_bar", None,
    }  # fmt: skip
    assert any(one.withdrawn_on for one in incoming)


def test_information_shared_has_gates_and_uses_one_of_them_taken_back() -> None:
    events = [one for one in _all() if type(one).info.name == "sharing_event"]
    given = [one for one in events if one.direction == "given" and one.on]
    assert len(given) == 5
    assert all(open_gates(one.model_dump()["gates"]) == () for one in given)
    uses = [use for one in events for use in one.uses]
    assert len(uses) == 5
    assert [use.withdrawn_on for use in uses if use.withdrawn_on] == ["2023-12-05"]


def test_only_protected_organisations_carry_a_protected_name() -> None:
    organisations = [one for one in _all() if type(one).info.name == "organisation"]
    protected = {one.id for one in organisations if one.protected_names}
    assert protected == {one.id for one in organisations if one.naming == "protected"}
    assert protected


def test_no_example_names_a_real_person_or_reaches_a_real_address() -> None:
    for record in _all():
        for part in [*getattr(record, "accused", []), *getattr(record, "suspects", [])]:
            assert part.name == "not named"
        for part in getattr(record, "person", []):
            assert part.name.startswith("Example Person")
        contact = getattr(record, "contact", None)
        assert contact is None or contact.endswith("@example.org")
