"""How likely two records are about the same thing, and what tells them apart.

Each fact that both records have speaks for or against, with a weight; a fact that one of them lacks says
nothing. The weights were set on one half of the labelled pairs (`tests/duplicates`) and measured on the
other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from graph_schema.core import Recognised
from graph_schema.partial_date import first_day, last_day
from hub.duplicates.sketch import Sketch
from hub.search.folding import fold
from hub.search.names import name_likeness, romanised, spelled, taken_apart, word_likeness
from hub.search.twin_keys import title_words

LIKELY = 4.0
"""From this weight on, two records are shown as likely twins."""

SAME_PERSON = 0.84
"""From here on two names are taken for one person's."""

_FULL = 0.85
"""What is known by one word of a name alone, or by an initial, counts less than this."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact that speaks for or against: the field, and what each side has there (names and texts as
    written, ids of other records, partial dates)."""

    field: str
    agrees: bool
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two records are: a weight, and the reasons, those that agree first."""

    weight: float
    reasons: tuple[Reason, ...]

    @property
    def is_likely(self) -> bool:
        """Whether the two are to be shown as likely twins."""
        return self.weight >= LIKELY


def likeness(by: Recognised, left: Sketch, right: Sketch) -> Likeness:
    """Compare two records of a type."""
    found = [
        *_people(by, left, right),
        *_title(left, right),
        *_reference(by, left, right),
        *_ends(by, left, right),
        *_dates(by, left, right),
    ]
    reasons = sorted((reason for _, reason in found), key=lambda reason: not reason.agrees)
    return Likeness(sum(weight for weight, _ in found), tuple(reasons))


_Found = Iterator[tuple[float, Reason]]


def _people(by: Recognised, left: Sketch, right: Sketch) -> _Found:
    """The people on both sides: one name alone does not make a group the same, nor a co-accused who is
    tried apart the same proceeding."""
    ours, theirs = ([one for one in side.people if taken_apart(one)] for side in (left, right))
    if not ours or not theirs:
        yield from _named_in_title(by, left, right)
        return
    pairs = _matched(ours, theirs)
    fewer = min(len(ours), len(theirs))
    if not pairs:
        yield -5.0, Reason(by.people[-1], False, tuple(ours), tuple(theirs))
        return
    weight = sum(5.0 if alike >= _FULL else 3.0 for alike, _, _ in pairs) / len(pairs)
    share = len(pairs) / fewer
    same = tuple(one for _, one, _ in pairs), tuple(one for _, _, one in pairs)
    yield weight * share - 4.0 * (1 - share), Reason(by.people[-1], True, *same)
    others = (
        [one for one in ours if one not in same[0]],
        [one for one in theirs if one not in same[1]],
    )
    if any(others):
        apart = -1.5 if all(others) or fewer < max(len(ours), len(theirs)) / 2 else -0.5
        yield apart, Reason(by.people[-1], False, tuple(others[0]), tuple(others[1]))


def _matched(ours: list[str], theirs: list[str]) -> list[tuple[float, str, str]]:
    """The people of one side with their likeness on the other, best first, each once."""
    every = sorted(
        ((name_likeness(one, other), one, other) for one in ours for other in theirs), reverse=True
    )
    found: list[tuple[float, str, str]] = []
    for alike, one, other in every:
        used = any(one == a or other == b for _, a, b in found)
        if not used and (alike >= SAME_PERSON or _by_one_word(one, other)):
            found.append((alike, one, other))
    return found


def _by_one_word(one: str, other: str) -> bool:
    """Whether one side gives a single word that is in the other's name."""
    sizes = [name.size for text in (one, other) for name in taken_apart(text)]
    return min(sizes, default=2) == 1 and name_likeness(one, other) >= 0.78


def _named_in_title(by: Recognised, left: Sketch, right: Sketch) -> _Found:
    """People of one side whose names stand in the title of the other, which names nobody apart."""
    named, other = (left, right) if left.people else (right, left)
    if not named.people or other.people:
        return
    words = title_words(other.title)
    for person in named.people:
        for name in taken_apart(person):
            if any(
                len(word) > 3 and word_likeness(word, there) >= SAME_PERSON
                for word in name.words for there in words
            ):  # fmt: skip
                sides = (
                    ((person,), (other.title,)) if named is left else ((other.title,), (person,))
                )
                yield 3.0, Reason(by.people[-1], True, *sides)
                return


def _title(left: Sketch, right: Sketch) -> _Found:
    """The telling words of both titles; numbers in them must be the same."""
    ours, theirs = title_words(left.title), title_words(right.title)
    figures = [{one.lstrip("0") for one in romanised(side.title).split() if one.isdigit()} for side in (left, right)]  # fmt: skip
    sides = (left.title,), (right.title,)
    if figures[0] and figures[1] and not figures[0] & figures[1]:
        yield -3.0, Reason("title", False, *sides)
        return
    if not ours or not theirs:
        return
    alike = fuzz.token_set_ratio(*(" ".join(map(spelled, side)) for side in (ours, theirs))) / 100
    both_named = bool(left.people and right.people)
    if alike >= 0.75:
        yield (1.0 if both_named else 3.0) * alike, Reason("title", True, *sides)
    elif alike < 0.5 and not both_named:
        yield -1.0, Reason("title", False, *sides)


def _reference(by: Recognised, left: Sketch, right: Sketch) -> _Found:
    if not left.reference or not right.reference:
        return
    ours, theirs = (fold(side.reference).replace(" ", "") for side in (left, right))
    same = ours == theirs or _figures(ours) == _figures(theirs) != ""
    sides = (left.reference,), (right.reference,)
    yield (5.0 if same else -1.5), Reason(by.reference, same, *sides)


def _figures(reference: str) -> str:
    figures = "".join(one for one in reference if one.isdigit())
    return figures if len(figures) > 4 else ""


def _ends(by: Recognised, left: Sketch, right: Sketch) -> _Found:
    """The records that both name: another forum State makes another proceeding."""
    for field, ours, theirs, agreeing, differing in (
        (by.forum, _one(left.forum), _one(right.forum), 1.0, -6.0),
        (by.bodies, left.bodies, right.bodies, 1.0, -1.0),
        (by.places, left.places, right.places, 0.5, -2.5),
        (by.about, left.about, right.about, 0.5, -2.0),
    ):
        if ours and theirs:
            shared = ours & theirs
            sides = (shared, shared) if shared else (ours, theirs)
            reason = Reason(field, bool(shared), *(tuple(sorted(side)) for side in sides))
            yield (agreeing if shared else differing), reason


def _one(value: str) -> frozenset[str]:
    return frozenset({value} - {""})


def _dates(by: Recognised, left: Sketch, right: Sketch) -> _Found:
    """Dates that may be the same; one that lies years away speaks against."""
    for field in by.dates:
        ours, theirs = left.dates.get(field), right.dates.get(field)
        if not ours or not theirs:
            continue
        touch = first_day(ours) <= last_day(theirs) and first_day(theirs) <= last_day(ours)
        exact = touch and min(len(ours), len(theirs)) == len("2022-05-17")
        years = abs(int(ours[:4]) - int(theirs[:4]))
        weight = (2.0 if exact else 1.0) if touch else (-0.3 if years < 3 else -1.2)
        yield weight, Reason(field, touch, (ours,), (theirs,))
