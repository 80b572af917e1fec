"""Cells that a spreadsheet shows and never runs: a quote before what it would take for a formula.

Where semicolons part the columns (a French Excel), a comma's file is taken apart at the semicolons and lines of
its texts: what would begin a cell there has its quote, too. The importer takes the quotes off again, so that a
file that was exported comes back as it was.
"""

from __future__ import annotations

import re
from typing import Any

_BEGINS = r"(?:^|(?<=[;\n\r]))"
_SIGNS = r"(?=[=+\-@\t\r＝＋－＠])"
_RUN = re.compile(f"{_BEGINS}'*{_SIGNS}")
"""Before what a spreadsheet may run; quotes that are there already must survive the way back."""
_QUOTED = re.compile(f"{_BEGINS}'('*){_SIGNS}")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)


def neutral(value: Any) -> Any:
    """The value for a cell of a spreadsheet: what might run in a text gets a quote in front.

    Numbers, also those written as text (`-5`), truth values and nothing stay as they are.
    """
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        return _RUN.sub(lambda quotes: f"'{quotes[0]}", value)
    return value


def bare(text: str) -> str:
    """A cell's text without the quotes that `neutral` put into it."""
    return _QUOTED.sub(r"\1", text)
