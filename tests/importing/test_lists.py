"""Lists in one cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.importing.lists import join_list, split_list


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("7;8", ["7", "8"]),
        (" 7 ; 8 ", ["7", "8"]),
        (r"paras 1\;2;header", ["paras 1;2", "header"]),
        ("a;;c", ["a", "", "c"]),
        (r"C:\files\x;\\server\y", [r"C:\files\x", r"\\server\y"]),
        (r"ends with \\;b", ["ends with \\", "b"]),
        (r"three \\\;b", [r"three \;b"]),
        ("single", ["single"]),
    ],
)
def test_a_cell_is_split_at_semicolons_and_a_literal_one_stays(
    cell: str, values: list[str]
) -> None:
    assert split_list(cell) == values


@given(st.lists(st.text(alphabet="ab;\\ é", max_size=8).map(str.strip), min_size=1, max_size=5))
def test_any_values_survive_being_joined_and_split(values: list[str]) -> None:
    assert split_list(join_list(values)) == values
