"""Cells that a spreadsheet shows and never runs: a quote before what it would take for a formula.

The importer takes the quote off again, so that a file that was exported comes back as it was.
"""

from __future__ import annotations

import re
from typing import Any

_RUN = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
"""What a spreadsheet may run; or the same with quotes before it, which must survive the way back."""
_QUOTED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)


def neutral(value: Any) -> Any:
    """The value for a cell of a spreadsheet: a text that might run gets a quote in front.

    Numbers, also those written as text (`-5`), truth values and nothing stay as they are.
    """
    if isinstance(value, str) and _RUN.match(value) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def bare(text: str) -> str:
    """A cell's text without the quote that `neutral` put before it."""
    return text[1:] if _QUOTED.match(text) else text
