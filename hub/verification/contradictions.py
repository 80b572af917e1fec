"""Where what is recorded of a proceeding contradicts itself: stage against steps, outcome and persons
against charges.

A rule speaks only where both sides are recorded: a charge without a status contradicts nothing. (Issue
“The map of domestic proceedings”, verification; vocabularies `stage`, `outcome`, `charge_status`.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from graph_schema.text import Text
from hub.proceedings.stages import latest
from hub.proceedings.steps import Step

_CONVICTED = frozenset({"convicted", "partly_convicted"})
_FOUND_GUILTY = frozenset({"convicted_not_final", "convicted_final"})
_CLEARED = frozenset({"acquitted_not_final", "acquitted_final", "discontinued"})
_BEFORE_JUDGMENT = frozenset({"suspect", "wanted", "charged"})


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A suspect or accused: the status, and the statuses of those charges that have one."""

    status: str | None
    charges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the rules look at."""

    stage: str | None = None
    outcome: str | None = None
    persons: Sequence[NamedPerson] = ()
    steps: Sequence[Step] = ()

    @property
    def charges(self) -> frozenset[str]:
        """The statuses that charges have."""
        return frozenset(one for person in self.persons for one in person.charges)


@dataclass(frozen=True, slots=True)
class Rule:
    """One contradiction: its code, what it says to people, and whether it is there."""

    code: str
    text: Text
    found: Callable[[Recorded], bool]


def _stage_is_not_that_of_the_latest_step(one: Recorded) -> bool:
    """No dated step that names a stage and could be the latest one names this stage."""
    reached = {step.stage for step in latest(step for step in one.steps if step.stage)}
    return one.stage is not None and bool(reached) and one.stage not in reached


def _convicted_of_nothing(one: Recorded) -> bool:
    """The outcome is a conviction, charges have statuses, and none is convicted."""
    return one.outcome in _CONVICTED and bool(one.charges) and "convicted" not in one.charges


def _not_convicted_with_a_conviction(one: Recorded) -> bool:
    """The outcome is an acquittal, and a charge is convicted."""
    return one.outcome == "acquitted" and "convicted" in one.charges


def _guilty_of_nothing(one: Recorded) -> bool:
    """A person is convicted, charges of theirs have statuses, and none is convicted."""
    return any(
        person.status in _FOUND_GUILTY and person.charges and "convicted" not in person.charges
        for person in one.persons
    )


def _cleared_and_convicted(one: Recorded) -> bool:
    """A person is acquitted or no longer prosecuted, and one of their charges is convicted."""
    return any(p.status in _CLEARED and "convicted" in p.charges for p in one.persons)


def _judged_before_judgment(one: Recorded) -> bool:
    """A person is a suspect, wanted or charged, and one of their charges has been judged."""
    return any(
        person.status in _BEFORE_JUDGMENT and not {"convicted", "acquitted"}.isdisjoint(person.charges)
        for person in one.persons
    )  # fmt: skip


RULES: tuple[Rule, ...] = (
    Rule(
        "stage_and_steps",
        Text("The latest dated step names another stage.", "La dernière étape datée indique un autre stade."),
        _stage_is_not_that_of_the_latest_step,
    ),
    Rule(
        "convicted_of_nothing",
        Text("The outcome is a conviction, and no charge is convicted.", "L’issue est une condamnation et aucune charge n’a donné lieu à condamnation."),
        _convicted_of_nothing,
    ),
    Rule(
        "acquitted_with_conviction",
        Text("The outcome is an acquittal, and a charge is convicted.", "L’issue est un acquittement et une charge a donné lieu à condamnation."),
        _not_convicted_with_a_conviction,
    ),
    Rule(
        "guilty_of_nothing",
        Text("A person is convicted, and none of their charges is.", "Une personne est condamnée et aucune de ses charges n’a donné lieu à condamnation."),
        _guilty_of_nothing,
    ),
    Rule(
        "cleared_and_convicted",
        Text("A person is cleared, and one of their charges is convicted.", "Une personne est mise hors de cause et l’une de ses charges a donné lieu à condamnation."),
        _cleared_and_convicted,
    ),
    Rule(
        "judged_before_judgment",
        Text("A charge has been judged, and the person’s status is earlier than a judgment.", "Une charge a été jugée et le statut de la personne est antérieur à un jugement."),
        _judged_before_judgment,
    ),
)  # fmt: skip
"""Every contradiction, in the order in which a page lists them."""


def contradictions(recorded: Recorded) -> Iterator[str]:
    """The codes of the rules that find a contradiction."""
    for rule in RULES:
        if rule.found(recorded):
            yield rule.code


def say_rule(code: str, language: str) -> str:
    """What a rule says; the code itself for one that is no longer there."""
    return next((rule.text.say(language) for rule in RULES if rule.code == code), code)
