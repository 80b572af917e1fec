"""Cells that a spreadsheet would run."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.exporting.cells import bare, neutral


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd",
        "-A1",
        "@sum",
        "\t=1",
        "=HYPERLINK(…)",
        "＝1",
        "-2+3",
        "--1",
        "+31 20 55",
    ],
)
def test_what_a_spreadsheet_would_run_gets_a_quote_in_front(text: str) -> None:
    assert neutral(text) == f"'{text}"
    assert bare(neutral(text)) == text


@pytest.mark.parametrize(
    "value", ["-5", "+5.5", "-1,25", -5, 1.5, True, None, "a=b", "", "NA", "'quoted'"]
)
def test_numbers_and_harmless_texts_stay(value: object) -> None:
    assert neutral(value) == value


def test_a_quote_that_belongs_to_the_text_survives_the_way_back() -> None:
    assert neutral("'=1") == "''=1"
    assert bare("''=1") == "'=1"


@given(st.text(alphabet="=+-@'\t a1＝;\n\r", max_size=8))
def test_every_text_comes_back_as_it_was_unless_it_is_a_number(text: str) -> None:
    assert bare(neutral(text)) == text or neutral(text) == text
    for piece in re.split(r"[;\n\r]", str(neutral(text))):
        assert not piece.startswith(("=", "@", "\t"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("trial;=1+1;rest", "trial;'=1+1;rest"),
        ("one\n@SUM(A1)", "one\n'@SUM(A1)"),
        ("one\r\n- two", "one\r\n'- two"),
        ("2020;'=1", "2020;''=1"),
        ("\r=1", "'\r'=1"),
        ("a - b; c", "a - b; c"),
    ],
)
def test_nothing_runs_where_semicolons_part_the_columns(text: str, shown: str) -> None:
    """A French Excel that opens the file by a double click takes texts apart at semicolons and lines."""
    assert neutral(text) == shown
    assert bare(shown) == text
