"""One spelling for words that people write differently: case, accents, ligatures, Arabic vowel signs."""

from __future__ import annotations

import re
import unicodedata
from itertools import filterfalse

_SINGLE = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th",
                         "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": ""})  # fmt: skip
_NO_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Words as they are compared: no case, no accents, one space between; any script."""
    if text.isascii():  # most texts, and a tenth of the time
        return _NO_WORD.sub(" ", text.lower()).strip()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_SINGLE))
    plain = "".join(filterfalse(unicodedata.combining, decomposed))
    return _NO_WORD.sub(" ", unicodedata.normalize("NFC", plain.translate(_SINGLE))).strip()


def holds_words(text: str) -> bool:
    """Whether a text has anything that a search could look for; signs alone are no words."""
    return bool(fold(text))
