"""How alike names and records are, by hand-made pairs: right for most, and told why."""

from __future__ import annotations

import pytest

from graph_schema.core import TYPES
from hub.duplicates.likeness import SAME_PERSON, Likeness, likeness
from hub.duplicates.sketch import recognised_of, sketch_of
from hub.search.names import name_likeness
from tests.duplicates.labelled import measured, pairs, recorded

PROCEEDING = TYPES["proceeding"]
RASLAN = {
    "title": "Al-Khatib trial", "accused": [{"name": "Anwar Raslan"}], "in_state": {"id": "deu"},
    "last_event_on": "2022-01-13",
}  # fmt: skip


def alike(one: dict[str, object], other: dict[str, object]) -> Likeness:
    return likeness(
        recognised_of(PROCEEDING), sketch_of(PROCEEDING, one), sketch_of(PROCEEDING, other)
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anwar Raslan", "RASLAN, Anouar"),
        ("Anwar Raslan", "أنور رسلان"),
        ("Omar al-Bashir", "عمر البشير"),
        ("Vadim Shishimarin", "Вадим Шишимарин"),
        ("Vadim Shishimarin", "Вадим Шишимарін"),
        ("Vadim Shishimarin", "Wadim Schischimarin"),
        ("Abdel Salam Mahmoud", "Abdulsalam Mahmud"),
        ("Eyad al-Gharib", "Iyad Algharib"),
        ("Ludwig van der Berg", "L. Berg"),
        ("Sosthène Munyemana", "Sosthene MUNYEMANA"),
        ("Jean Claude Lukambo", "Lukambo Jean-Claude"),
        ("Voislav Torden (Yan Petrovsky)", "Jan Petrowskij"),
        ("General Jamil Hassan", "Jamil Hasan"),
    ],
)
def test_one_person_s_name_in_two_spellings(one: str, other: str) -> None:
    assert name_likeness(one, other) >= SAME_PERSON
    assert name_likeness(other, one) == pytest.approx(name_likeness(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anwar Raslan", "Khaled Raslan"),
        ("Ammar Ameen", "Omar Ameen"),
        ("Hassan Ali", "Hussein Ali"),
        ("Mohamed Ali", "Mahmoud Ali"),
        ("Hasna A.", "Hasna B."),
        ("Roger Lumbala", "Roger Lumumba"),
        ("not named", "not named"),
        ("", "Anwar Raslan"),
    ],
)
def test_names_of_two_people_who_share_one_of_them(one: str, other: str) -> None:
    assert name_likeness(one, other) < SAME_PERSON


def test_the_reasons_say_what_agrees_and_what_differs() -> None:
    found = alike(
        RASLAN,
        RASLAN | {"accused": [{"name": "Anouar Raslan"}], "last_event_on": "2019", "title": "X."},
    )
    said = {reason.field: (reason.agrees, reason.left, reason.right) for reason in found.reasons}
    assert said["accused"] == (True, ("Anwar Raslan",), ("Anouar Raslan",))
    assert said["in_state"] == (True, ("deu",), ("deu",))
    assert said["last_event_on"] == (False, ("2022-01-13",), ("2019",))
    assert [reason.agrees for reason in found.reasons] == sorted(
        (reason.agrees for reason in found.reasons), reverse=True
    )


def test_another_forum_state_is_another_proceeding() -> None:
    assert alike(RASLAN, RASLAN).is_likely
    assert not alike(RASLAN, RASLAN | {"in_state": {"id": "aut"}, "last_event_on": None}).is_likely


def test_what_one_side_does_not_say_speaks_neither_for_nor_against() -> None:
    known = alike(RASLAN, RASLAN).weight
    silent = alike(RASLAN, RASLAN | {"reference": "1 StE 9/19"}).weight
    assert silent == known


def test_a_co_accused_who_is_tried_apart_is_no_twin() -> None:
    many = RASLAN | {"accused": [{"name": one} for one in ("Ali Mamlouk", "Jamil Hassan", "Abdel Mahmoud")]}  # fmt: skip
    apart = RASLAN | {"title": "X.", "last_event_on": None, "accused": [{"name": one} for one in ("Jamil Hassan", "Karim Saad", "Bilal Noor")]}  # fmt: skip
    assert not alike(many, apart).is_likely


def test_the_labelled_set_is_large_and_has_both_kinds_in_both_halves() -> None:
    assert len(pairs()) >= 120
    for half in ("tune", "test"):
        kinds = [pair.twin for pair in pairs(half)]
        assert min(kinds.count(True), kinds.count(False)) >= 30
    assert all(pair.made_by and pair.left in recorded() for pair in pairs())


@pytest.mark.parametrize("half", ["tune", "test"])
def test_labelled_pairs_are_told_apart(half: str) -> None:
    known = recorded()
    found = measured((pair, alike(known[pair.left], pair.typed).is_likely) for pair in pairs(half))
    assert found.recall >= 0.95, found.missed
    assert found.precision >= 0.9, found.wrongly
