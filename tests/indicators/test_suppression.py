"""The extract for the Assembly, attacked: the hidden counts are solved for from everything that is published.

An attacker knows the published tables, that a hidden count is 0, 1 or 2, and the procedure itself. The solver
here shares nothing with it: it goes through all tables that there can be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.indicators.assembly import DIRECTIONS, kinds_of, place_of
from hub.indicators.outgoing import assembly_period
from hub.indicators.suppression import Cell, Published, publish

ANY = {0, 1, 2}
"""What each hidden count must be able to be, whatever is published."""


def cells_of(shape: tuple[int, int]) -> list[Cell]:
    return [(f"r{row}", f"c{column}") for row in range(shape[0]) for column in range(shape[1])]


def names(cells: Sequence[Cell], place: int) -> list[str]:
    return sorted({cell[place] for cell in cells})


def published(cells: Sequence[Cell], counts: dict[Cell, int]) -> Published:
    return publish(names(cells, 0), names(cells, 1), counts)


def told(table: Published) -> tuple[Any, ...]:
    """Everything that is given away."""
    return (
        tuple(table.cells.items()), tuple(table.row_totals.items()), tuple(table.column_totals.items()), table.total,
    )  # fmt: skip


def lines(cells: Sequence[Cell], table: Published) -> Iterator[tuple[list[Cell], int | None]]:
    """Every total with the cells that it sums up."""
    for row in table.rows:
        yield [cell for cell in cells if cell[0] == row], table.row_totals[row].exact
    for column in table.columns:
        yield [cell for cell in cells if cell[1] == column], table.column_totals[column].exact
    yield list(cells), table.total.exact


def fills(cells: Sequence[Cell], table: Published) -> Iterator[dict[Cell, int]]:
    """Every table that agrees with what is published of the cells."""
    hidden = [cell for cell in cells if table.cells[cell] is None]
    shown = {cell: count for cell in cells if (count := table.cells[cell]) is not None}
    for counts in product(ANY, repeat=len(hidden)):
        yield shown | dict(zip(hidden, counts, strict=True))


def assert_all_open(
    cells: Sequence[Cell], table: Published, candidates: Sequence[dict[Cell, int]]
) -> None:
    """Every hidden count, and every hidden total that could be one, can still be 0, 1 and 2."""
    for cell in cells:
        if table.cells[cell] is None:
            assert {one[cell] for one in candidates} == ANY
    for line, exact in lines(cells, table):
        small_to_the_eye = exact is None and all(table.cells[cell] is None for cell in line)
        found = {sum(one[cell] for cell in line) for one in candidates}
        if small_to_the_eye and min(found) < 3:
            assert found >= ANY
        assert exact is None or exact >= 3


SHAPES = ((1, 2), (2, 1), (2, 2), (3, 1), (2, 3), (3, 2), (4, 1), (4, 2), (2, 4))


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Cell], dict[Cell, int]]:
    cells = cells_of(draw(st.sampled_from(SHAPES)))
    return cells, {cell: draw(st.integers(0, 7)) for cell in cells}


@settings(deadline=None)
@given(tables())
def test_from_all_that_is_published_each_hidden_count_can_still_be_any(
    drawn: tuple[list[Cell], dict[Cell, int]],
) -> None:
    cells, counts = drawn
    table = published(cells, counts)
    possible = [
        one
        for one in fills(cells, table)
        if all(
            exact is None or exact == sum(one[cell] for cell in line)
            for line, exact in lines(cells, table)
        )
    ]
    assert counts in possible
    assert_all_open(cells, table, possible)


@pytest.mark.parametrize("shown", [0, 1, 2])
@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape != (2, 4)])
def test_nor_does_knowing_the_procedure_narrow_it_down(shape: tuple[int, int], shown: int) -> None:
    cells = cells_of(shape)
    for chosen in list(combinations(cells, shown))[:6]:
        counts_of: dict[Any, list[dict[Cell, int]]] = defaultdict(list)
        an_example = published(cells, dict.fromkeys(chosen, 3))
        for counts in fills(cells, an_example):
            counts_of[told(published(cells, counts))].append(counts)
        for candidates in counts_of.values():
            assert_all_open(cells, published(cells, candidates[0]), candidates)


def test_what_is_shown_is_right() -> None:
    counts = {
        ("a", "x"): 5,
        ("a", "y"): 0,
        ("b", "x"): 3,
        ("b", "y"): 2,
        ("c", "x"): 1,
        ("c", "y"): 2,
        ("d", "x"): 1,
    }
    table = publish("abcd", "xy", counts)
    assert table.cells["a", "x"] == 5
    assert [cell for cell, count in table.cells.items() if count is None] == [
        ("a", "y"), ("b", "y"), ("c", "x"), ("c", "y"), ("d", "x"), ("d", "y"),
    ]  # fmt: skip
    # two hidden cells with the sum 2: each may be 0, 1 or 2; four with the sum 4 likewise
    assert table.column_totals["x"].exact == 10
    assert table.column_totals["y"].exact == 4
    assert table.total.exact == 14
    assert (table.row_totals["a"].exact, table.row_totals["a"].at_least) == (None, 5)


def test_a_single_hidden_count_never_has_its_total_beside_it() -> None:
    for hidden in ANY:
        table = publish("ab", "x", {("a", "x"): 9, ("b", "x"): hidden})
        assert (table.column_totals["x"].exact, table.column_totals["x"].at_least) == (None, 9)
        assert table.total.exact is None


def test_a_table_without_small_counts_is_published_whole() -> None:
    table = publish(
        "ab", "xy", dict.fromkeys(cells_of((2, 2)), 0) | {(r, c): 4 for r in "ab" for c in "xy"}
    )
    assert None not in table.cells.values()
    assert [one.exact for one in (*table.row_totals.values(), table.total)] == [8, 8, 16]


# all extracts together


@given(st.dates())
def test_a_day_is_in_one_period(day: Any) -> None:
    found = [
        year
        for year in (day.year - 1, day.year, day.year + 1)
        if assembly_period(year)[0] <= day.isoformat() <= assembly_period(year)[1]
    ]
    if 1 < day.year < 9999:
        assert len(found) == 1


@given(
    st.sampled_from(sorted(DIRECTIONS)),
    st.lists(st.sampled_from(["93(1)(a)", "93(1)(b)", "93(10)(b)(i)a", "93(10)-other", "93(1)"])),
    st.lists(st.sampled_from(["african", "weog", None])),
)
def test_a_request_is_in_one_cell(
    direction: Any, assistance: list[str], regions: list[Any]
) -> None:
    kind, region = place_of(direction, assistance, regions)
    assert kind in kinds_of(direction)
    assert region in ("african", "weog", "not_stated")
