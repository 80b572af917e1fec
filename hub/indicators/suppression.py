"""A table of counts for others than the Office: counts under 3 are hidden and cannot be had by subtraction.

How, and why it holds, also against somebody who knows this procedure:

- *Cells.* A cell under 3 is published as “fewer than 3”, zeros too: what is published of it is the same for 0, 1
  and 2. So a hidden cell can be any of the three, unless a total tells more.
- *Totals of columns.* Take a column with `n` hidden cells that sum up to `s`. Its total is published where it is
  3 or more and 2 ≤ s ≤ 2n − 2: then each hidden cell can still be 0, 1 and 2, the others making up the rest. Where
  it is not published, s is 0, 1, 2n − 1 or 2n (or 2, where all cells are hidden), and again each cell can be any:
  0 or 1 if s is 1, 2 if s is 2n. A column's total is in no other equation, so columns tell nothing of each other.
- *Totals of rows* are never published where a cell of the row is hidden: they would cross those of the columns.
- *The grand total* would tell what the hidden cells of the columns without a total sum up to. It is published for
  those sums with which each hidden cell, each column and each row of hidden cells alone can still be 0, 1 and 2;
  these sums follow from what is shown and not from what is hidden, and are given up where *not* publishing
  would then tell something (`_harmless_sums`).
- *A total that is not published* is told as “at least” the sum of what is shown, which says nothing of the rest.
- *Tables side by side* share no request: each request is in one cell of one table (its direction, its
  Assembly period), sums over several tables are never published, and no table is made for a time that overlaps
  with another (a calendar year) or is still running (what came in today would be the difference to yesterday's).

Sums are small and few, so that all this is computed by going through them; the tests go through all tables instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

LEAST = 3
"""The smallest count that is published."""

HIDDEN = range(LEAST)
"""What a hidden count can be, and must be able to be."""

_MOST = LEAST - 1
Cell = tuple[str, str]
Sums = dict[int, set[int]]
"""For each value of something hidden, the sums of the columns without a total with which it can have it."""


@dataclass(frozen=True, slots=True)
class Total:
    """A total: `exact`, or where that is not told the sum of what is shown of it."""

    exact: int | None
    at_least: int


@dataclass(frozen=True, slots=True)
class Published:
    """A table as it may be given away; a cell that is nothing is fewer than 3."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[Cell, int | None]
    row_totals: Mapping[str, Total]
    column_totals: Mapping[str, Total]
    total: Total


@dataclass(frozen=True, slots=True)
class _Column:
    """A column by what is known of it before its total: how many cells are hidden, what the others sum up to."""

    hidden: int
    shown: int

    def tells_too_much(self, hidden_sum: int) -> bool:
        """Whether its total is kept back when its hidden cells sum up to so much."""
        if not self.hidden:
            return False
        too_small = self.shown + hidden_sum < LEAST
        return too_small or not _MOST <= hidden_sum <= _MOST * self.hidden - _MOST

    def kept_back(self) -> Iterator[int]:
        """The sums of its hidden cells that there can be when its total is kept back."""
        return (one for one in range(_MOST * self.hidden + 1) if self.tells_too_much(one))

    def a_cell_can_be(self, hidden_sum: int) -> set[int]:
        """What each of its hidden cells can be with such a sum."""
        return {one for one in HIDDEN if 0 <= hidden_sum - one <= _MOST * (self.hidden - 1)}


def publish(rows: Sequence[str], columns: Sequence[str], counts: Mapping[Cell, int]) -> Published:
    """What of a table may be given away. `counts` by (row, column); a missing one is 0."""
    table = {(row, column): counts.get((row, column), 0) for row in rows for column in columns}
    cells = {cell: count if count >= LEAST else None for cell, count in table.items()}
    column_totals, row_totals = {}, {}
    kept_back: list[_Column] = []
    open_sum, with_total = 0, 0
    for column in columns:
        inner = [(row, column) for row in rows]
        shown = sum(cells[cell] or 0 for cell in inner)
        known = _Column(sum(cells[cell] is None for cell in inner), shown)
        hidden_sum = sum(table[cell] for cell in inner) - shown
        if known.tells_too_much(hidden_sum):
            kept_back.append(known)
            open_sum += hidden_sum
            column_totals[column] = Total(None, shown)
        else:
            with_total += known.hidden > 0
            column_totals[column] = Total(shown + hidden_sum, shown + hidden_sum)
    for row in rows:
        inner = [(row, column) for column in columns]
        shown = sum(cells[cell] or 0 for cell in inner)
        whole = all(cells[cell] is not None for cell in inner)
        row_totals[row] = Total(shown if whole else None, shown)
    known_sum = sum(one.at_least for one in column_totals.values())
    a_row_is_hidden = any(all(cells[row, column] is None for column in columns) for row in rows)
    harmless = _harmless_sums(kept_back, with_total, known_sum, a_row_is_hidden)
    told = not kept_back or open_sum in harmless
    total = Total(known_sum + open_sum if told else None, known_sum)
    return Published(tuple(rows), tuple(columns), cells, row_totals, column_totals, total)


def _harmless_sums(
    kept_back: Sequence[_Column], with_total: int, known_sum: int, a_row_is_hidden: bool
) -> set[int]:
    """The sums of the hidden cells of the columns without a total for which the grand total may be told.

    `with_total` columns have a total and hidden cells, `known_sum` is what is known of the grand total;
    `a_row_is_hidden`: there is a row of hidden cells alone.
    """
    all_sums = {0}
    for one in kept_back:
        all_sums = {sum_ + more for sum_ in all_sums for more in one.kept_back()}
    questions = [*_of_cells(kept_back), *_of_columns(kept_back)]
    if a_row_is_hidden:
        questions.append(_of_a_hidden_row(kept_back, with_total))
    harmless = {one for one in all_sums if known_sum + one >= LEAST}
    for sums in questions:
        for value in HIDDEN:
            harmless &= sums.get(value, set())
    others = all_sums - harmless
    if all(sums.get(value, set()) & others for sums in questions for value in HIDDEN):
        return harmless
    return set()


def _of_cells(kept_back: Sequence[_Column]) -> Iterator[Sums]:
    """For a hidden cell of each column: with which sums it can have which value."""
    for place, one in enumerate(kept_back):
        rest = _sums_of([*kept_back[:place], *kept_back[place + 1 :]])
        found: Sums = {}
        for own in one.kept_back():
            for value in one.a_cell_can_be(own):
                found.setdefault(value, set()).update(own + other for other in rest)
        yield found


def _of_columns(kept_back: Sequence[_Column]) -> Iterator[Sums]:
    """For each column of hidden cells alone: with which sums its total can have which value."""
    for place, one in enumerate(kept_back):
        if not one.shown:
            rest = _sums_of([*kept_back[:place], *kept_back[place + 1 :]])
            yield {own: {own + other for other in rest} for own in one.kept_back()}


def _of_a_hidden_row(kept_back: Sequence[_Column], with_total: int) -> Sums:
    """For a row of hidden cells alone: with which sums its total can have which value. Its cells in columns
    that have a total can be what they like."""
    reached = {(0, 0)}
    for one in kept_back:
        reached = {
            (sum_ + own, value + cell)
            for sum_, value in reached
            for own in one.kept_back()
            for cell in one.a_cell_can_be(own)
            if value + cell <= _MOST
        }
    found: Sums = {}
    for sum_, value in reached:
        for total in HIDDEN:
            if value == total or (value < total and with_total):
                found.setdefault(total, set()).add(sum_)
    return found


def _sums_of(columns: Sequence[_Column]) -> set[int]:
    sums = {0}
    for one in columns:
        sums = {sum_ + own for sum_ in sums for own in one.kept_back()}
    return sums
