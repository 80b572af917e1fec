"""Finding values of a controlled list as people ask for them: by number, by words of either language, or nearly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from graph_schema.text import LANGUAGES
from graph_schema.vocabulary import VOCABULARIES, Term, Vocabulary
from hub.search.folding import fold

Number = tuple[str, ...]
"""The steps of a provision's number: `7(1)(k)` → `("7", "1", "k")`."""

NEAR_ENOUGH = 60
"""How alike a code or a label must be, of a hundred, for a value to be offered instead of an unknown one."""

_STEPS = re.compile(r"\d+|[a-z]+")
_BEFORE = re.compile(r"^(articles?|art|§)\b[\s.]*")
_STEP = re.compile(r"bis|ter|\d{1,3}|[ivx]{1,6}|[a-z]")


@dataclass(frozen=True, slots=True)
class _Known:
    """A value with what it is found by: its number, the words of its labels, those of the wider values too."""

    term: Term
    number: Number
    own: frozenset[str]
    around: frozenset[str]


def find_terms(vocabulary: Vocabulary, text: str) -> list[Term]:
    """The values that a text asks for. A number finds the provision and all below it (`8(2)(b)`, `7 1 k`,
    `art. 8-2-b`, `8 bis`); words find the labels that hold all of them in either language, each beginning a
    word of the label or of a wider value's; both may be mixed. Whole words stand before parts of words."""
    number, words = _asked(text)
    if not number and not words:
        return []
    known = _known(vocabulary.name)
    narrowed = [one for one in known if one.number[: len(number)] == number]
    if number and not narrowed:
        narrowed = [one for one in known if _begins(one.number, number)]
    found = [one for one in narrowed if _holds(one, words)]
    found.sort(key=lambda one: -sum(word in one.own for word in words))
    return [one.term for one in found]


def exact_term(vocabulary: Vocabulary, text: str) -> Term | None:
    """The value whose number a text is, however it is written, if it is one."""
    number, words = _asked(text)
    if not number or words:
        return None
    return next((one.term for one in _known(vocabulary.name) if one.number == number), None)


def near_terms(vocabulary: Vocabulary, text: str, most: int = 3) -> list[Term]:
    """The values most like a text that is none of them, by code or by label."""
    names = {
        name: term.code
        for term in vocabulary
        for name in (fold(term.code), *(fold(term.label.say(one)) for one in LANGUAGES))
    }
    near = process.extract(
        fold(text), list(names), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=2 * most
    )
    codes = dict.fromkeys(names[name] for name, _, _ in near)
    return [vocabulary[code] for code in list(codes)[:most]]


def _asked(text: str) -> tuple[Number, tuple[str, ...]]:
    """The number that a text begins with, and the words that follow."""
    rest = _BEFORE.sub("", text.casefold().strip())
    if not rest[:1].isdigit():
        return (), tuple(fold(rest).split())
    number: list[str] = []
    chunks = rest.split()
    while chunks and (steps := _STEPS.findall(chunks[0])) and all(map(_STEP.fullmatch, steps)):
        number += steps
        chunks.pop(0)
    return tuple(number), tuple(fold(" ".join(chunks)).split())


def _begins(number: Number, asked: Number) -> bool:
    """Whether a number begins as the asked one does, whose last step may be cut short."""
    last = len(asked) - 1
    return (
        len(number) > last
        and number[:last] == asked[:last]
        and number[last].startswith(asked[last])
    )


def _holds(one: _Known, words: Iterable[str]) -> bool:
    own = [any(held.startswith(word) for held in one.own) for word in words]
    if own and not any(own):
        return False
    return all(
        held or any(other.startswith(word) for other in one.around)
        for held, word in zip(own, words, strict=True)
    )


@cache
def _known(name: str) -> tuple[_Known, ...]:
    vocabulary = VOCABULARIES[name]
    by_code = {term.code: term for term in vocabulary}
    return tuple(
        _Known(term, _number(term.code), _words([term]), _words(_wider(term, by_code)))
        for term in vocabulary
    )


def _number(code: str) -> Number:
    return tuple(_STEPS.findall(code)) if code[0].isdigit() else ()


def _words(terms: Iterable[Term]) -> frozenset[str]:
    labels = (term.label.say(language) for term in terms for language in LANGUAGES)
    return frozenset(word for label in labels for word in fold(label).split())


def _wider(term: Term, by_code: Mapping[str, Term]) -> Iterator[Term]:
    while term.parent is not None:
        term = by_code[term.parent]
        yield term
