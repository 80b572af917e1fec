"""Lists in one cell: `a;b`, with `\\;` for a semicolon that belongs to a value.

A backslash means itself unless it stands before a semicolon or at a value's end; there two stand for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PIECE = re.compile(r"(?P<slashes>\\*)(?P<end>;|\Z)")
_BEFORE_END = re.compile(r"(\\+)(?=;|\Z)")


def split_list(text: str) -> list[str]:
    """The values of a cell, each without spaces around it; empty ones count (`a;;b` has three)."""
    values, begin, value = [], 0, ""
    for found in _PIECE.finditer(text):
        slashes = len(found["slashes"])
        value += text[begin : found.start()] + "\\" * (slashes // 2)
        begin = found.end()
        if found["end"] and slashes % 2:
            value += ";"
        elif found["end"]:
            values.append(value.strip())
            value = ""
        else:
            values.append((value + "\\" * (slashes % 2)).strip())
            break
    return values


def join_list(values: Iterable[str]) -> str:
    """The cell that holds these values; `split_list` gives them back."""
    return ";".join(_BEFORE_END.sub(r"\1\1", value).replace(";", r"\;") for value in values)
