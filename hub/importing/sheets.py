"""A file as sheets of text cells, whatever form it came in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from graph_schema.text import Text
from hub.importing.problems import EMPTY, TOO_LARGE, TOO_MANY_COLUMNS, TOO_MANY_ROWS, FileRefused

MOST_MEGABYTES = 20
MOST_ROWS = 20_000
MOST_COLUMNS = 2_000

LEFT_OUT = "\0"
"""Stands in a header for a column that somebody chose to leave out; no file can hold it."""


@dataclass(frozen=True)
class ImportFile:
    """A file to be imported: its name and its bytes; and, where somebody has said so, which column of the
    hub each of its columns is (`hub.importing.matching`)."""

    name: str
    content: bytes = field(repr=False)
    columns: Mapping[str, str] | None = None

    @classmethod
    def at(cls, path: Path) -> ImportFile:
        """The file at a path. Raises `FileRefused` where it is too large, `OSError` where it is not there."""
        with path.open("rb") as opened:
            content = opened.read(MOST_MEGABYTES * 1024 * 1024 + 1)
        return cls(path.name, content)

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of the bytes."""
        return hashlib.sha256(self.content).hexdigest()

    def refused(self, why: Text, **values: object) -> FileRefused:
        """The error that says why this file cannot be read."""
        said = Text(why.say("en", **values), why.say("fr", **values)) if values else why
        return FileRefused(file=self.name, why=said)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number as a spreadsheet counts, its cells, and what is wrong with some of them."""

    number: int
    cells: Sequence[str]
    wrong: Mapping[int, tuple[Text, Mapping[str, object]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A header and the rows below it that are not blank. A CSV file is one sheet without a name."""

    name: str | None
    header: Sequence[str]
    rows: Sequence[SheetRow]


def check_size(file: ImportFile) -> None:
    """Raise `FileRefused` for an empty file and for one that is too large."""
    if not file.content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise file.refused(EMPTY)
    if len(file.content) > MOST_MEGABYTES * 1024 * 1024:
        raise file.refused(TOO_LARGE, most=MOST_MEGABYTES)


def check_extent(file: ImportFile, *, rows: int = 0, columns: int = 0) -> None:
    """Raise `FileRefused` for more rows or columns than an import takes."""
    if rows > MOST_ROWS:
        raise file.refused(TOO_MANY_ROWS, most=MOST_ROWS)
    if columns > MOST_COLUMNS:
        raise file.refused(TOO_MANY_COLUMNS, most=MOST_COLUMNS)
