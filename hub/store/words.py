"""Words of a list: asked of the full-text index, or of each record's own text where most of them hold the words.

The index gives up its finds one by one, at some twenty times the price of a look at the text itself. It is
right for a name; for a word that every tenth record holds it is quicker to go through the type. Both mean the
same: the analyser's words of a text, every word that is sought or a mark that stands for it among them, the last
one as a beginning. Which way is taken is decided by what the reader sees of the first records of the type.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hub.access import Principal, visible
from hub.search.scripts import marks_sought
from hub.store.dialect import words_of
from hub.store.graph import Transaction

LOOK = 200
"""Records of a type that are looked at before the way is chosen; a smaller type is gone through in any case."""
OFTEN = 0.1
"""The part of them that holds the words, from which on the whole type is gone through."""
FEW_ENDS = 3_000
"""Records that can be the other end of a relation, up to which all are gone through for some of the words."""
_LONGEST = 255
"""Letters of the analyser's longest word: it cuts a longer one."""

# The analyser parts a word where its writing turns to one without spaces between words, and so must we. (A
# combining sign is no letter: folding has taken it away.)
_UNSPACED = r"\p{IsIdeographic}\u3031-\u3035\u30fc" + "".join(
    rf"\p{{Is{script}}}"
    for script in (
        "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar", "Tai_Le", "New_Tai_Lue", "Tai_Tham", "Tai_Viet",
    )
)  # fmt: skip
_JOINS = rf"[\p{{Nd}}[\p{{L}}\p{{Nl}}&&[^{_UNSPACED}]]]"
"""What stands beside a letter or digit within one word, as a pattern of Java's."""


def words_held(variable: str, text: str, folded: str) -> tuple[str, dict[str, Any]] | None:
    """Cypher for “the property `text` of this node holds the words”, with its parameters: true of just the nodes
    that the index finds for `full_text_query`. Nothing where the words are not all plain Latin letters and
    digits, whose bounds the analyser alone knows."""
    words = words_of(folded)
    if not words or not all(word.isascii() and len(word) <= _LONGEST for word in words):
        return None
    held = f"{variable}.{text}"
    parameters: dict[str, Any] = {}
    said = []
    for number, word in enumerate(words):
        last = number == len(words) - 1
        alternatives = [(word.lower(), last), *((mark, False) for mark in marks_sought(word))]
        ways = []
        for place, (one, begins) in enumerate(alternatives):
            name = f"word_{number}_{place}"
            parameters[name] = f" {one}" if begins else f" {one} "
            ways.append(f"(' ' + {held} + ' ') CONTAINS ${name}")
        for place, (one, begins) in enumerate(alternatives):  # rarely asked, so asked last
            name = f"inside_{number}_{place}"
            parameters |= {name: one, f"{name}_as": _as_word(one, begins)}
            ways.append(f"(toLower({held}) CONTAINS ${name} AND {held} =~ ${name}_as)")
        said.append(f"({' OR '.join(ways)})")
    return " AND ".join(said), parameters


def _as_word(word: str, begins: bool) -> str:
    """The pattern of a text with this word of the analyser anywhere, whatever writing stands beside it."""
    # Java looks behind by half a letter beyond the first plane; so nothing here looks behind.
    return rf"(?si)(?:.*(?!{_JOINS}).)?{word}{'' if begins else f'(?!{_JOINS})'}.*"


def often_held(
    transaction: Transaction,
    principal: Principal,
    label: str,
    held: str,
    parameters: dict[str, Any],
) -> bool:
    """Whether so many records of a type hold the words that it is gone through; hidden ones do not count, so
    that nobody learns of them from how long a list takes."""
    (row,) = transaction.run(
        f"MATCH (n:{label}) WITH n LIMIT $look RETURN count(n) AS seen, "
        f"sum(CASE WHEN {visible('n')} AND {held} THEN 1 ELSE 0 END) AS held",
        parameters | {"look": LOOK, "reader_keys": sorted(principal.keys)},
    )
    return bool(row["seen"] < LOOK or row["held"] >= OFTEN * row["seen"])


def are_few(transaction: Transaction, labels: Iterable[str]) -> bool:
    """Whether there are so few records of some types that all of them can be gone through."""
    numbers = [
        transaction.run(f"MATCH (n:{label}) RETURN count(n) AS number")[0]["number"]
        for label in labels
    ]
    return bool(sum(numbers) <= FEW_ENDS)
