"""Words across scripts: a name in Cyrillic or Arabic letters is found by its Latin spelling, and the other way.

Beside the words of a record stands a mark for each word of its names: its consonants, which survive most ways
to write it in another script, and whether it was written in Latin letters. A word that is searched finds the
marks of the other scripts only, so that two Latin words are never taken for each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.search.folding import fold
from hub.search.names import romanised, skeleton

_LATIN, _OTHER = "zzl", "zzo"
_LEAST = 3
"""Consonants that a mark needs; fewer would fit too much."""


def marks(text: str) -> list[str]:
    """What is to stand among the words that are searched: the marks of a text's words, and of those in other
    scripts how they are spelled in Latin letters."""
    found: list[str | None] = []
    for word in fold(text).split():
        found.append(_mark(word, _LATIN if word.isascii() else _OTHER))
        found += [] if word.isascii() else romanised(word).split()
    return list(dict.fromkeys(filter(None, found)))


def marks_sought(word: str) -> Iterator[str]:
    """The marks by which a word that somebody searches for (folded) finds names in other scripts."""
    for script in (_OTHER,) if word.isascii() else (_LATIN, _OTHER):
        if found := _mark(word, script):
            yield found


def _mark(word: str, script: str) -> str | None:
    if not word.isalpha():
        return None
    bones = skeleton(max(romanised(word).split(), key=len, default=""))
    return f"{script}{bones}" if bones.isascii() and len(bones) >= _LEAST else None
