"""Controlled values: a closed list of codes, each with its label and the text it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph_schema.text import Text


@dataclass(frozen=True, slots=True)
class Term:
    """One value: `code` is what is stored, `label` what people read, `parent` the wider value's code;
    `since` the first day on which what it names could apply to anybody, where that is later than the list's
    own text."""

    code: str
    label: Text
    parent: str | None = None
    note: Text | None = None
    since: str | None = None


@dataclass(frozen=True)
class Vocabulary:
    """A closed list of values by its name; `source` says which text or proposal it comes from."""

    name: str
    label: Text
    source: str
    terms: tuple[Term, ...]
    _by_code: dict[str, Term] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_code = {term.code: term for term in self.terms}
        if len(by_code) != len(self.terms):
            raise ValueError(f"vocabulary {self.name} declares a code twice")
        earlier: set[str] = set()
        for term in self.terms:
            if term.parent is not None and term.parent not in earlier:
                raise ValueError(
                    f"vocabulary {self.name}: {term.code} stands before its parent {term.parent}"
                )
            earlier.add(term.code)
        if not self.source.strip():
            raise ValueError(f"vocabulary {self.name} names no source")
        object.__setattr__(self, "_by_code", by_code)
        if VOCABULARIES.setdefault(self.name, self) is not self:
            raise ValueError(f"vocabulary {self.name} is declared twice")

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __getitem__(self, code: str) -> Term:
        return self._by_code[code]

    def say(self, code: str, language: str = "en") -> str:
        """The label of a code in a language; the code itself where the list no longer has it."""
        term = self._by_code.get(code)
        return term.label.say(language) if term else code

    def around(self, code: str) -> Iterator[str]:
        """The code and every wider one: `7(1)(a)` → `7(1)(a)`, `7(1)`, `7`."""
        term = self._by_code.get(code)
        while term is not None:
            yield term.code
            term = self._by_code.get(term.parent) if term.parent else None

    def within(self, code: str) -> frozenset[str]:
        """The code and every narrower one: `7` → `7`, `7(1)`, `7(1)(a)`, …"""
        found = {code}
        for term in self.terms:
            if term.parent in found:
                found.add(term.code)
        return frozenset(found)


VOCABULARIES: dict[str, Vocabulary] = {}
"""Every vocabulary by its name; filled as `graph_schema.vocabularies` is imported."""
