"""Cautions: what gives pause about a record's values without making them wrong. They warn and never refuse.

A rule stands beside the type that it is about and looks at plain values alone:

    @caution_about("proceeding")
    def outcome_ahead(values: Mapping[str, Any]) -> Iterator[Caution]: ...

What takes more than one record to see is found in `hub` and said with the same `Caution`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_schema.text import Text


@dataclass(frozen=True, slots=True)
class Caution:
    """One reason to look again: `place` is the field that it is about, as errors have it (`("accused", 0,
    "charges", 1, "crime")`); `text` says why, in one sentence."""

    place: tuple[str | int, ...]
    text: Text
    values: Mapping[str, Any] = field(default_factory=dict)

    def say(self, language: str = "en") -> str:
        """The sentence in one language."""
        return self.text.say(language, **self.values)

    @property
    def column(self) -> str:
        """The place as an import file names it: `accused.1.charges.2.crime`."""
        return ".".join(str(one + 1) if isinstance(one, int) else one for one in self.place)


Rule = Callable[[Mapping[str, Any]], Iterator[Caution]]
_RULES: dict[str, list[Rule]] = {}


def caution_about(type_name: str) -> Callable[[Rule], Rule]:
    """Declare a rule about the values of one type of record."""

    def declare(rule: Rule) -> Rule:
        _RULES.setdefault(type_name, []).append(rule)
        return rule

    return declare


def cautions_about(type_name: str, values: Mapping[str, Any]) -> list[Caution]:
    """Every caution about the plain values of a record (valid ones; what is empty is nothing)."""
    return [one for rule in _RULES.get(type_name, ()) for one in rule(values)]
