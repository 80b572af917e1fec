"""Names of people as they are compared: one script, one spelling, whatever order and particles.

Names come from sources in many languages: given and family names swapped, accents lost, Arabic and
Cyrillic written in Latin letters in half a dozen ways. What is made of them here is for comparing only;
nobody is shown it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from hub.search.folding import fold

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "i",
    "і": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu",
    "я": "ia", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz", "ѓ": "g", "ќ": "k", "ў": "u",
}  # fmt: skip
"""Russian, Ukrainian, Belarusian, Serbian and Macedonian letters, after folding."""

_ARABIC = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "i", "ء": "", "پ": "p", "چ": "ch", "گ": "g", "ک": "k",
    "ی": "i", "ژ": "zh", "ڤ": "v", "ہ": "h", "ے": "i",
}  # fmt: skip
"""Arabic and Persian letters, after folding; the short vowels are not written."""

_LATIN = str.maketrans(_CYRILLIC | _ARABIC)
_ANY_VOWEL = re.compile(r"\b(?:ا(?!ل )|ع(?=\w\w))")
"""What an Arabic word begins with where the vowel is not written: it stays open which one, as `ə`."""
_ARTICLE = re.compile(r"\bال(?=\w\w)")

PARTICLES = frozenset(
    {
        "al", "el", "ul", "ad", "as", "ash", "at", "ar", "az", "de", "da", "di", "do", "dos", "das", "del", "della",
        "der", "den", "du", "la", "le", "van", "von", "zu", "ibn", "bin", "ben", "bint", "ould",
    }
)  # fmt: skip
"""Words of names that come and go."""
_ABD = re.compile(r"\b(?:abd|əbd|abdu|abdul|abdel|abdal|abdoul|abdoel)\b(?: (?:al|el|ul|ar|as|ash|ad))? (?=\w\w)")  # fmt: skip
_ATTACHED_ABD = re.compile(r"\babd(?:oul|oel|ul|el|al|ar|er|as|es|us)(?=\w{3})")
_ALIAS = re.compile(
    r"[(\[]\s*([^)\]]+)[)\]]|\b(?:alias|a\.?k\.?a\.?|also known as|dit|dite|known as)\b(.*)"
)
_NOBODY = frozenset(
    {
        "", "not named", "non nomme", "non nommee", "unnamed", "unknown", "inconnu", "n n", "nn", "anonymous", "anonyme",
        "name withheld", "nom non communique", "x",
    }
)  # fmt: skip
_TITLES = frozenset(
    {
        "gen", "general", "col", "colonel", "lt", "lieutenant", "capt", "captain", "capitaine", "maj", "major", "cmdr",
        "commander", "commandant", "sgt", "sergeant", "dr", "prof", "mr", "mrs", "ms", "mme", "sheikh", "cheikh",
        "sayyid", "president", "brig", "brigadier",
    }
)  # fmt: skip
_KIN_INITIALS = {
    "j": "jgy", "g": "gj", "y": "yji", "k": "kcq", "c": "ckq", "q": "qkg", "o": "oua", "u": "uo", "v": "vw", "w": "wv",
}  # fmt: skip
"""Letters by which the same name may begin in another spelling."""


@lru_cache(maxsize=8192)
def romanised(text: str) -> str:
    """A text folded and in Latin letters; scripts other than Cyrillic and Arabic stay as they are."""
    folded = fold(text)
    if folded.isascii():
        return folded
    return _ANY_VOWEL.sub("ə", _ARTICLE.sub("ال ", folded)).translate(_LATIN)


_SPELLINGS = tuple(
    (re.compile(pattern), one)
    for pattern, one in (
        (r"shch|sch|sh|tch|tsch|ch|cz", "x"),
        (r"kh|gh|q|ck", "k"),
        (r"dj|dzh", "j"),
        (r"zh", "j"),
        (r"ph|v", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"ts|tz", "z"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"x(?=$)|ks", "x"),
        (r"(?<=\w)w|ou|oo|o", "u"),
        (r"(?<=\w)[yj]|ee|ie|ei|ey|ai|ay", "i"),
        (r"^w", "f"),
        (r"^y", "i"),
        (r"(?<=\w\w\w)e$", ""),
        (r"e", "a"),
        (r"(?<=\w)h$", ""),
        (r"(?<=\w)(\w)\1+", r"\1"),
    )
)


@lru_cache(maxsize=32768)
def spelled(token: str) -> str:
    """One word of a name in the one spelling in which variants agree or nearly do."""
    for pattern, one in _SPELLINGS:
        token = pattern.sub(one, token)
    return token


_KIN = str.maketrans("zg", "sk")


@lru_cache(maxsize=32768)
def skeleton(token: str) -> str:
    """The consonants of a word, its first vowel kept as `a`: what survives most ways to write it."""
    plain = spelled(token)
    bare = re.sub(r"(?<=\w)[aiu]", "", plain).translate(_KIN)
    return "a" + bare[1:] if bare[:1] in ("a", "i", "u", "ə") else bare


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: its `words`, and the `initials` that stand for others."""

    words: tuple[str, ...]
    initials: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many words and initials there are."""
        return len(self.words) + len(self.initials)


@lru_cache(maxsize=8192)
def taken_apart(text: str) -> tuple[Name, ...]:
    """A published name, and the other names that it says the person has; nothing for “not named”."""
    alias = _ALIAS.search(text)
    written = [text[: alias.start()], alias[1] or alias[2]] if alias else [text]
    names = [_name(romanised(one)) for one in written]
    return tuple(dict.fromkeys(one for one in names if one.words))


def _name(plain: str) -> Name:
    if plain in _NOBODY:
        return Name(())
    joined = _ATTACHED_ABD.sub("abd", _ABD.sub("abd", plain))
    every = [one for one in joined.split() if not one.isdigit()]
    words = [one for one in every if len(one) > 1 and one not in _TITLES]
    kept = [one for one in words if one not in PARTICLES]
    return Name(tuple(kept or words), tuple(one for one in every if len(one) == 1))


SAME_WORD = 0.84
"""From here on two words are taken for the same one."""


@lru_cache(maxsize=65536)
def word_likeness(one: str, other: str) -> float:
    """How alike two words of names are, from 0 to 1."""
    if one == other:
        return 1.0
    return max(_alike(a, b) for a in _variants(one) for b in _variants(other))


def _alike(one: str, other: str) -> float:
    a, b = spelled(one), spelled(other)
    alike = Levenshtein.normalized_similarity(a, b)
    if alike >= 0.7:
        alike = max(alike, JaroWinkler.similarity(one, other) - 0.03)
    if a.translate(_KIN) == b.translate(_KIN):
        alike = max(alike, 0.93)
    elif a[:1] != b[:1]:
        alike -= 0.08
    if skeleton(one) == skeleton(other) and len(skeleton(one)) > 2 and _leaves_out_vowels(a, b):
        alike = max(alike, 0.9)
    return min(alike, 0.99)


def _leaves_out_vowels(a: str, b: str) -> bool:
    """Whether one spelling has the other's vowels but for some, as Arabic is written."""
    few, many = sorted((re.sub(r"[^aiu]", "", one) for one in (a, b)), key=len)
    rest = iter(many)
    return len(few) < len(many) and all(vowel in rest for vowel in few)


def _variants(word: str) -> set[str]:
    """A word, and how it is written where its first letters mean something else: an article that has grown
    onto it, a German or Slavic j or w, an e for an i, a vowel that is not written."""
    found = {word}
    if len(word) > 5 and word.startswith(("al", "el")):
        found.add(word[2:])
    if word.startswith("ə"):
        found |= {vowel + word[1:] for vowel in "aiu"}
    if word.startswith("e"):
        found.add("i" + word[1:])
    if word.startswith("j"):
        found.add("y" + word[1:])
    if "w" in word[1:]:
        found.add(word[0] + word[1:].replace("w", "v"))
    return found


def name_likeness(one: str, other: str) -> float:
    """How likely two published names are the same person's, from 0 to 1, by the names alone."""
    pairs = [(a, b) for a in taken_apart(one) for b in taken_apart(other)]
    return max((_names_alike(a, b) for a, b in pairs), default=0.0)


def _names_alike(one: Name, other: Name) -> float:
    short, long = sorted((one, other), key=lambda name: name.size)
    rest, initials = list(long.words), list(long.initials)
    found: list[float] = []
    waiting: list[str] = []
    for word in sorted(short.words, key=len, reverse=True):
        alike, best = max(
            ((word_likeness(word, there), there) for there in rest), default=(0.0, "")
        )
        if alike >= SAME_WORD:
            rest.remove(best)
            found.append(alike)
        else:
            waiting.append(word)
    if not found:
        return _run_together(one, other)
    for word in waiting:
        found.append(_initial(initials, word[0]))
    for letter in short.initials:
        if letter in initials:
            initials.remove(letter)
            found.append(0.95)
        else:
            found.append(_initial([there[0] for there in rest], letter))
    whole = sum(found) / len(found) - 0.02 * min(long.size - short.size, 3)
    if short.size == 1 and long.size > 1:
        whole = min(whole, 0.8)
    return max(whole, _run_together(one, other))


def _initial(letters: list[str], letter: str) -> float:
    """What a word or initial counts beside initials that may stand for it."""
    return 0.85 if any(one in _KIN_INITIALS.get(letter, letter) for one in letters) else 0.1


def _run_together(one: Name, other: Name) -> float:
    """Names of which one runs words together that the other keeps apart."""
    if len(one.words) == len(other.words) or min(one.size, other.size) == 0:
        return 0.0
    a, b = (spelled("".join(name.words)) for name in (one, other))
    alike = Levenshtein.normalized_similarity(a, b)
    return alike - 0.03 if alike >= 0.9 and min(len(a), len(b)) > 5 else 0.0
