"""Saved views are their owner's alone; a bad name is one sentence."""

from __future__ import annotations

import pytest

from hub.errors import NotFound
from hub.finding.views import NameTaken, NameTooLong, NoName, QuestionTooLong, SavedViews
from hub.hub import Hub

HERS, HIS = "per-her", "per-his"


@pytest.fixture
def views(hub: Hub) -> SavedViews:
    for person in (HERS, HIS):
        for one in hub.saved_views.of(person):
            hub.saved_views.drop(person, one.id)
    return hub.saved_views


def test_a_view_is_found_again_with_its_whole_question(views: SavedViews) -> None:
    question = {"stage": ["trial", "appeal"], "q": "müller", "order": "title", "columns": "stage"}
    views.keep(HERS, "  My   trials ", "proceeding", question)
    views.keep(HERS, "Äpfel", "situation", {})
    (first, second) = views.of(HERS)
    assert (first.name, first.type) == ("Äpfel", "situation")
    assert (second.name, second.question) == ("My trials", question)


def test_nobody_meets_or_changes_a_view_of_somebody_else(views: SavedViews) -> None:
    mine = views.keep(HERS, "Mine", "proceeding", {})
    assert views.of(HIS) == []
    for act in (lambda: views.rename(HIS, mine, "His"), lambda: views.drop(HIS, mine)):
        with pytest.raises(NotFound):
            act()
    assert [one.name for one in views.of(HERS)] == ["Mine"]
    views.keep(HIS, "Mine", "proceeding", {})  # two people may use one name


def test_a_view_is_renamed_and_deleted(views: SavedViews) -> None:
    view = views.keep(HERS, "One", "proceeding", {"q": "x"})
    views.rename(HERS, view, "Two")
    assert [(one.name, one.question) for one in views.of(HERS)] == [("Two", {"q": "x"})]
    views.drop(HERS, view)
    assert views.of(HERS) == []


def test_a_bad_name_is_one_sentence(views: SavedViews) -> None:
    one = views.keep(HERS, "Trials", "proceeding", {})
    views.keep(HERS, "Appeals", "proceeding", {})
    for name, expected in (
        ("  ", NoName),
        ("–", NoName),
        ("x" * 81, NameTooLong),
        ("TRIALS", NameTaken),
    ):
        with pytest.raises(expected) as refused:
            views.keep(HERS, name, "proceeding", {})
        assert str(refused.value).endswith((".", "already."))
        assert refused.value.say("fr") != refused.value.say("en")
    with pytest.raises(NameTaken):
        views.rename(HERS, one, "appeals")
    with pytest.raises(QuestionTooLong):
        views.keep(HERS, "Long", "proceeding", {"q": "x" * 9_000})
    assert len(views.of(HERS)) == 2
