"""The words under which records that may be about the same thing find each other in an index.

Two records with one of these words in common are compared; the words must therefore be few and rare, and
must survive misspelling, transliteration and another order of names. Nobody is shown them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

from graph_schema.core import Recognised
from hub.search.folding import fold
from hub.search.names import PARTICLES, Name, romanised, skeleton, taken_apart

PROCEDURAL = frozenset(
    {
        "accused", "affaire", "against", "and", "appeal", "appel", "arret", "arrest", "assize", "assises", "attack",
        "brothers", "case", "cases", "caso", "chamber", "charges", "contre", "contra", "court", "cour", "crimes",
        "criminal", "dans", "des", "dossier", "enquete", "et", "federal", "for", "former", "from", "frere", "freres",
        "ministere", "public", "guerre", "humanity", "in", "incl", "inquiry", "international", "investigation", "juge",
        "jugement", "judgment", "killing", "killings", "leader", "leaders", "les", "macro", "massacre", "meurtre",
        "member", "members", "no", "notice", "notices", "number", "of", "officials", "on", "operation", "par", "people",
        "pour", "procedure", "proceeding", "proceedings", "proces", "prosecutor", "procureur", "re", "regime", "sentence",
        "special", "state", "structural", "sur", "suspicion", "the", "to", "torture", "trial", "tribunal", "two", "un",
        "une", "vs", "war", "warrant", "with",
    }
)  # fmt: skip
"""Words of titles that say nothing about which proceeding it is, folded."""

COMMON_NAMES = (
    "mohamed", "ahmed", "ali", "hassan", "hussein", "mahmoud", "mustafa", "omar", "ibrahim", "khaled", "abdallah",
    "youssef", "jean", "pierre", "paul", "marie", "joseph", "claude", "francois", "jacques", "jose", "juan", "carlos",
    "luis", "antonio", "manuel", "maria", "ivan", "aleksandr", "sergei", "dmitri", "andrei", "vladimir", "nikolai",
    "anna", "fatima", "aisha", "john", "david", "michael", "peter", "thomas", "emmanuel", "moses", "samuel",
)  # fmt: skip
"""Given names that so many people have that, alone and without a State, they find no one."""

MOST_KEYS = 400
"""So many words of one record count; what is behind them could only find more."""

_LEAST_VARIED = 4
"""Skeletons this long are also found with any one of their letters missing or another."""


def keys_of(recognised: Recognised, values: Mapping[str, Any]) -> list[str]:
    """The words that a record keeps, from its plain values, those that tell the most first."""
    found = _Found.of(recognised, values)
    near = f"s{found.forum}" if found.forum else "u"
    return _few([*found.rare(), *found.single(near), *found.varied(), *found.single("t")])


def asked_of(recognised: Recognised, values: Mapping[str, Any]) -> list[str]:
    """The words to look for when twins of these values are asked for: within the forum State and where none
    is recorded, or everywhere while it is not known."""
    found = _Found.of(recognised, values)
    if not found.forum:
        return _few([*found.rare(), *found.single("t", but=_common())])
    near = found.single(f"s{found.forum}")
    return _few([*found.rare(), *near, *found.varied(), *found.single("u")])


@cache
def _common() -> frozenset[str]:
    return frozenset(map(skeleton, COMMON_NAMES))


def _few(keys: list[str]) -> list[str]:
    return [key for key in dict.fromkeys(keys) if key.isalnum() and key.isascii()][:MOST_KEYS]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the words are made of."""

    names: list[Name]
    title: list[str]
    forum: str
    reference: str
    months: list[str]

    @classmethod
    def of(cls, recognised: Recognised, values: Mapping[str, Any]) -> _Found:
        written = [str(values.get(field) or "") for field in recognised.dates]
        return cls(
            [one for text in people_of(recognised, values) for one in taken_apart(text)],
            title_words(str(values.get("title") or "")),
            (values.get(recognised.forum) or {}).get("id") or "",
            fold(str(values.get(recognised.reference) or "")).replace(" ", ""),
            [one[:7].replace("-", "") for one in written if len(one) > 6],
        )

    def rare(self) -> Iterator[str]:
        """What is looked for everywhere: two words of a name, a file number (and its figures alone, where
        they are many), a month before the courts of one State."""
        for name in self.names:
            bones = sorted({skeleton(word) for word in name.words})
            yield from (f"p{one}0{other}" for one, other in combinations(bones[:6], 2))
        if len(self.reference) > 2:
            figures = "".join(one for one in self.reference if one.isdigit())
            yield f"r{self.reference}"
            yield from [f"n{figures}"] if len(figures) > 4 else []
        yield from (f"d{self.forum}{month}" for month in self.months if self.forum)

    def single(self, near: str, but: frozenset[str] = frozenset()) -> Iterator[str]:
        """Single words of names and of the title; where common ones are told (`but`), those and very short ones
        only of names that have no other word."""
        words = [*self.title]
        for name in self.names:
            bones = {word: skeleton(word) for word in name.words}
            telling = [
                word
                for word in name.words
                if not but or (len(bones[word]) > 2 and bones[word] not in but)
            ]
            words += telling or name.words
        for word in words:
            bone = skeleton(word)
            if len(bone) > 1 and not bone.isdigit():
                yield near + bone

    def varied(self) -> Iterator[str]:
        """Words of names without one of their letters: two that differ in one letter have one in common."""
        for bone in dict.fromkeys(skeleton(word) for name in self.names for word in name.words):
            if len(bone) >= _LEAST_VARIED:
                for place in range(len(bone)):
                    yield f"v{self.forum}{bone[:place]}{bone[place + 1 :]}"
            elif len(bone) == _LEAST_VARIED - 1:
                yield f"v{self.forum}{bone}"


def people_of(recognised: Recognised, values: Mapping[str, Any]) -> list[str]:
    """The names of the people in a record's plain values, as published."""
    listed = (part for field in recognised.people for part in values.get(field) or ())
    return [str(part["name"]) for part in listed if part.get("name")]


def title_words(title: str) -> list[str]:
    """The words of a title that tell it from others, in Latin letters."""
    return [
        one
        for one in romanised(title).split()
        if one not in PROCEDURAL | PARTICLES and len(one) > 1
    ]
