"""Reading CSV: its encoding and its delimiter as certain as they can be, and never guessed."""

from __future__ import annotations

import codecs
import csv
import io

from hub.importing.problems import CELL_TOO_LONG, CUT_SHORT, ENCODING, NOT_TEXT, QUOTES
from hub.importing.sheets import ImportFile, Sheet, SheetRow, check_extent

DELIMITERS = (",", ";", "\t")
"""A comma, or what spreadsheets put there in other languages and as “Unicode text”."""

_CODE_PAGES = [f"cp125{number}" for number in range(9)]


def read_csv(file: ImportFile) -> Sheet:
    """The one sheet of a CSV file. Raises `FileRefused`."""
    text = _decoded(file)
    delimiter, text = _delimiter(text)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: list[str] | None = None
    rows: list[SheetRow] = []
    number = 0
    try:
        for cells in lines:
            number += 1
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = cells
                check_extent(file, columns=len(cells))
                continue
            rows.append(SheetRow(number, cells))
            check_extent(file, rows=len(rows))
    except csv.Error as broken:
        why = CELL_TOO_LONG if "limit" in str(broken) else QUOTES
        raise file.refused(why, line=lines.line_num) from broken
    header = header or []
    # A row may end early (spreadsheets leave empty cells at its end out), but not with the file.
    if rows and len(rows[-1].cells) < len(header) and not text.endswith(("\n", "\r")):
        raise file.refused(CUT_SHORT, row=rows[-1].number)
    return Sheet(None, header, rows)


def _decoded(file: ImportFile) -> str:
    content = file.content
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif b"\x00" in content:
        encoding = "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"
    else:
        encoding = "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as doubt:
        if encoding != "utf-8-sig":
            raise file.refused(NOT_TEXT) from doubt
        return _unanimously_decoded(file, doubt)
    if "\x00" in text:
        raise file.refused(NOT_TEXT)
    return text


def _unanimously_decoded(file: ImportFile, doubt: UnicodeDecodeError) -> str:
    """A text in a Windows code page whose every sign is the same in all of them (curly quotes, dashes);
    with any letter that only one language has, the page could only be guessed."""
    foreign = bytes({byte for byte in file.content if byte > 0x7F})
    readings = set()
    for page in _CODE_PAGES:
        try:
            readings.add(foreign.decode(page))
        except UnicodeDecodeError:
            readings.add("")
    if len(readings) > 1 or readings == {""}:
        line = file.content.count(b"\n", 0, doubt.start) + 1
        raise file.refused(ENCODING, line=line) from doubt
    return file.content.decode(_CODE_PAGES[2])


def _delimiter(text: str) -> tuple[str, str]:
    """The delimiter, by which the header has the most cells, and the text without Excel's `sep=` line."""
    if text.startswith("sep=") and text[4:5] in DELIMITERS and text[5:6] in "\r\n":
        return text[4], text[5:].lstrip("\r\n")

    def cells(delimiter: str) -> int:
        header = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            return len(next(header, []))
        except csv.Error:
            return 0

    return max(DELIMITERS, key=cells), text
