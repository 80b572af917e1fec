"""Each contradiction where it is, and silence where one side is not recorded."""

from __future__ import annotations

import pytest

from hub.proceedings.steps import Step
from hub.verification.contradictions import RULES, NamedPerson, Recorded, contradictions, say_rule


def person(status: str | None, *charges: str) -> NamedPerson:
    return NamedPerson(status, charges)


def step(on: str | None, stage: str | None) -> Step:
    return Step(f"evt-{on}-{stage}", "A step", on, stage, None)


FOUND = [
    (Recorded(stage="trial", steps=[step("2024-05-02", "appeal")]), {"stage_and_steps"}),
    (
        Recorded(stage="arrested", steps=[step("2022", "arrested"), step("2024", "trial")]),
        {"stage_and_steps"},
    ),
    (
        Recorded(outcome="convicted", persons=[person(None, "charged")]),
        {"convicted_of_nothing"},
    ),
    (
        Recorded(outcome="partly_convicted", persons=[person(None, "acquitted", "dropped")]),
        {"convicted_of_nothing"},
    ),
    (
        Recorded(outcome="convicted", persons=[person("acquitted_final", "acquitted")]),
        {"convicted_of_nothing"},
    ),
    (
        Recorded(outcome="acquitted", persons=[person("convicted_final", "convicted")]),
        {"acquitted_with_conviction"},
    ),
    (
        Recorded(persons=[person("convicted_not_final", "acquitted")]),
        {"guilty_of_nothing"},
    ),
    (
        Recorded(persons=[person("discontinued", "dropped", "convicted")]),
        {"cleared_and_convicted"},
    ),
    (Recorded(persons=[person("wanted", "convicted")]), {"judged_before_judgment"}),
]  # fmt: skip

NOT_FOUND = [
    Recorded(),
    Recorded(stage="trial"),
    Recorded(stage="trial", steps=[step(None, "appeal")]),
    Recorded(stage="trial", steps=[step("2024", None)]),
    Recorded(steps=[step("2024", "appeal")]),
    Recorded(stage="trial", steps=[step("2023", "appeal"), step("2024-05", "trial")]),
    # Either of two steps of one year may be the latest.
    Recorded(stage="arrested", steps=[step("2024", "arrested"), step("2024-03", "trial")]),
    Recorded(outcome="convicted"),
    Recorded(outcome="convicted", persons=[person("on_trial")]),
    Recorded(outcome="convicted", persons=[person(None, "acquitted"), person(None, "convicted")]),
    Recorded(outcome="acquitted", persons=[person("acquitted_final", "acquitted", "dropped")]),
    Recorded(outcome="pending", persons=[person("charged", "charged")]),
    Recorded(persons=[person("on_trial", "convicted")]),
]


@pytest.mark.parametrize(("recorded", "codes"), FOUND)
def test_what_contradicts_itself_is_found(recorded: Recorded, codes: set[str]) -> None:
    assert set(contradictions(recorded)) == codes


@pytest.mark.parametrize("recorded", NOT_FOUND)
def test_what_is_not_recorded_contradicts_nothing(recorded: Recorded) -> None:
    assert not list(contradictions(recorded))


def test_every_rule_is_tried_and_says_what_it_found_in_both_languages() -> None:
    assert {code for _, codes in FOUND for code in codes} == {rule.code for rule in RULES}
    for rule in RULES:
        assert say_rule(rule.code, "fr") != say_rule(rule.code, "en")
