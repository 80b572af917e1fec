"""Dates, numbers, States and words as the reader writes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest

from graph_schema.text import Text
from hub.store.reader import Neighbour
from portal import languages
from portal.state_names import state_name, title_of
from tests.portal.conftest import SampleClient

T = TypeVar("T")
Reading = Callable[[str, Callable[[], T]], T]


@pytest.fixture
def read_in(visitor: SampleClient) -> Reading[object]:
    """What a function of the portal gives on a page in a language."""

    def ask(language: str, function: Callable[[], T]) -> T:
        app = visitor("mapping", language=language).app
        with app.test_request_context("/"):
            return function()

    return ask


@pytest.mark.parametrize(
    ("written", "english", "french"),
    [
        ("2022", "2022", "2022"),
        ("2022-05", "May 2022", "mai 2022"),
        ("2022-05-12", "12 May 2022", "12 mai 2022"),
        ("2022-08-01", "1 August 2022", "1er août 2022"),
        (None, "", ""),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(
    read_in: Reading[str], written: str | None, english: str, french: str
) -> None:
    assert read_in("en", lambda: languages.show_date(written)) == english
    assert read_in("fr", lambda: languages.show_date(written)) == french


@pytest.mark.parametrize(
    ("since", "until", "english", "french"),
    [
        ("2022-05", "2023-06-03", "May 2022 – 3 June 2023", "mai 2022 – 3 juin 2023"),
        ("2022", "2022", "2022", "2022"),
        ("2022-05-12", None, "since 12 May 2022", "depuis le 12 mai 2022"),
        ("2022-05", None, "since May 2022", "depuis mai 2022"),
        (None, "2022-05-12", "until 12 May 2022", "jusqu’au 12 mai 2022"),
        (None, "2022", "until 2022", "jusqu’en 2022"),
        (None, None, "", ""),
    ],
)
def test_a_time_is_said_by_its_two_ends(
    read_in: Reading[str], since: str | None, until: str | None, english: str, french: str
) -> None:
    assert read_in("en", lambda: languages.show_span(since, until)) == english
    assert read_in("fr", lambda: languages.show_span(since, until)) == french


def test_a_moment_is_said_in_the_time_of_the_hague(read_in: Reading[str]) -> None:
    midnight = "2026-07-01T22:30:00.000000Z"
    assert read_in("en", lambda: languages.show_moment(midnight)) == "2 July 2026 at 00:30"
    assert read_in("fr", lambda: languages.show_moment(midnight)) == "2 juillet 2026 à 00:30"


def test_numbers_are_written_as_the_reader_writes_them(read_in: Reading[str]) -> None:
    assert read_in("en", lambda: languages.number(12345.5)) == "12,345.5"
    assert read_in("fr", lambda: languages.number(12345.5)) == "12\u202f345,5"
    assert read_in("en", lambda: languages.number(None)) == "–"
    assert read_in("fr", lambda: languages.percent(0.256)) == "26\u00a0%"


@pytest.mark.parametrize(
    ("title", "state_id", "french"),
    [
        ("Germany", "deu", "Allemagne"),
        ("State of Palestine", "pse", "État de Palestine"),
        ("Democratic Republic of the Congo", "cod", "République démocratique du Congo"),
        ("Republic of Korea", "kor", "République de Corée"),
        ("Somewhere", "qqq", "Somewhere"),
    ],
)
def test_a_state_has_its_official_name_in_the_reader_s_language(
    read_in: Reading[str], title: str, state_id: str, french: str
) -> None:
    assert read_in("en", lambda: state_name(state_id, title)) == title
    assert read_in("fr", lambda: state_name(state_id, title)) == french


def test_only_states_are_renamed(read_in: Reading[str]) -> None:
    situation = Neighbour("sit-deu", "situation", "Germany")
    assert read_in("fr", lambda: title_of(situation)) == "Germany"
    assert read_in("fr", lambda: title_of(Neighbour("deu", "state", "Germany"))) == "Allemagne"


def test_french_signs_do_not_stand_alone_on_a_line(read_in: Reading[str]) -> None:
    text = Text("Why: “x”?", "Pourquoi : « x » ?")
    assert read_in("fr", lambda: languages.say(text)) == ("Pourquoi\u00a0: «\u00a0x\u00a0»\u00a0?")
    assert read_in("en", lambda: languages.say(text)) == "Why: “x”?"


def test_arabic_turns_the_page_and_says_which_words_it_has(read_in: Reading[object]) -> None:
    arabic = read_in("ar", languages.current_language)
    assert isinstance(arabic, languages.Language)
    assert (arabic.direction, arabic.words) == ("rtl", "fr")
    assert [one.code for one in languages.OFFERED] == ["en", "fr"]


def test_terms_and_languages_are_named_in_the_reader_s_language(read_in: Reading[str]) -> None:
    assert read_in("fr", lambda: languages.term("marking", "office")) == "Bureau du Procureur"
    assert read_in("fr", lambda: languages.term("marking", None)) == ""
    assert read_in("fr", lambda: languages.language_name("es")) == "espagnol"
    assert read_in("en", lambda: languages.language_name("xx")) == "xx"
