"""Pictures put things where their numbers and dates say, and never over each other."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.pictures import Moment, Series, columns, timeline
from portal.pictures.timeline import WIDTH

TODAY = date(2026, 11, 22)


def test_a_column_is_as_high_as_its_number() -> None:
    picture = columns([Series("a", {2023: 2}), Series("b", {2023: 3})], [2023])
    (column,) = picture.columns
    low, high = column.pieces
    assert column.total == 5
    assert high.height == pytest.approx(low.height * 1.5, abs=0.2)
    assert low.y + low.height == picture.bottom
    assert high.y + high.height == pytest.approx(low.y, abs=0.2)
    assert dict(picture.ticks)[5] == pytest.approx(column.top, abs=0.2)


def test_a_year_of_which_nothing_is_known_is_not_a_zero() -> None:
    picture = columns([Series("a", {2022: 0, 2023: None})], [2022, 2023])
    assert [column.total for column in picture.columns] == [0, None]
    assert [column.pieces for column in picture.columns] == [(), ()]


@pytest.mark.parametrize(
    ("highest", "lines"),
    [(1, [0, 1]), (7, [0, 2, 4, 6, 8]), (24, [0, 5, 10, 15, 20, 25]), (1000, [0, 200, 400, 600, 800, 1000])],
)  # fmt: skip
def test_the_lines_across_are_round_numbers(highest: int, lines: list[int]) -> None:
    picture = columns([Series("a", {2023: highest})], [2023])
    assert [value for value, _y in picture.ticks] == lines


def test_a_target_above_every_column_is_still_in_the_picture() -> None:
    picture = columns([Series("a", {2023: 1})], [2023], target=8)
    assert picture.target_y is not None
    assert 0 < picture.target_y < picture.bottom


def test_moments_stand_at_their_dates() -> None:
    picture = timeline(
        [Moment("2020-01-01", "a", "x"), Moment("2023", "b", "x"), Moment("2024-06", "c", "x", lasts=True)],
        TODAY,
    )  # fmt: skip
    first, year, lasting = (mark for lane in picture.lanes for mark in lane.marks)
    ticks = dict(picture.ticks)
    assert first.x == ticks[2020]
    assert first.is_point
    assert (year.x, year.x + year.width) == (ticks[2023], pytest.approx(ticks[2024], abs=0.2))
    assert not year.is_point
    assert lasting.x + lasting.width == pytest.approx(picture.today_x, abs=0.6)


def test_the_table_of_a_timeline_is_in_the_order_of_the_dates() -> None:
    moments = [
        Moment("2023-05", "b", "x"),
        Moment("2021", "a", "y"),
        Moment("2023-05-02", "c", "x"),
    ]
    assert [one.title for one in timeline(moments, TODAY).moments] == ["a", "b", "c"]


def test_a_timeline_of_nothing_is_an_empty_picture() -> None:
    picture = timeline([], TODAY)
    assert (picture.lanes, picture.moments) == ((), ())


MOMENTS = st.builds(
    Moment,
    on=st.dates(date(1998, 1, 1), date(2030, 12, 31)).map(str),
    title=st.text("abcdefgh ", min_size=1, max_size=80).filter(str.strip),
    lane=st.sampled_from(["The Court", "Proceedings", "Agreements"]),
    lasts=st.booleans(),
)


@given(st.lists(MOMENTS, max_size=30))
def test_no_two_labels_of_a_timeline_stand_on_each_other(moments: list[Moment]) -> None:
    for lane in timeline(moments, TODAY).lanes:
        for row in {mark.y for mark in lane.marks}:
            taken = []
            for mark in (one for one in lane.marks if one.y == row):
                wide = len(mark.label) * 6
                left = min(mark.x, mark.label_x - wide if mark.anchor == "end" else mark.x)
                right = mark.label_x + wide if mark.anchor == "start" else mark.x + mark.width
                taken.append((left, right))
                assert left >= 0
                assert right <= WIDTH + 8
            taken.sort()
            assert all(before[1] <= after[0] for before, after in pairwise(taken))
