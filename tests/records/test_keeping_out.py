"""Notes on admissibility are kept from whom the State concerned has lent, whatever it is that makes the
State concerned."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.errors import Invalid, NotFound
from hub.hub import Hub
from hub.records.planning import Wish
from tests.people import IN_VIGILANCE, MAPPING
from tests.records.making import change, cited, make

LENT_TO_THE_GROUP = replace(IN_VIGILANCE, person_id="per-lent-vig", seconded_by="fra")


@pytest.fixture
def world(hub: Hub) -> Hub:
    """Two States, a situation that concerns one of them, a case of it, and a proceeding in the other."""
    for state, iso2 in (("ltu", "LT"), ("fra", "FR"), ("ukr", "UA")):
        make(hub, "state", id=state, title=state, iso2=iso2, marking="public", citations=cited(hub))
    make(hub, "situation", id="sit-a", title="Situation A", concerns=["ukr"])
    make(hub, "case", id="case-a", title="The Prosecutor v. A", of_situation="sit-a")
    make(hub, "proceeding", id="prc-fra", title="In Paris", in_state="fra")
    return hub


def note(hub: Hub, **values: Any) -> str:
    common = {"title": "Note", "level": "case", "activity": "active"}
    return make(hub, "admissibility_note", IN_VIGILANCE, **(common | values))


def excluded(hub: Hub, note_id: str) -> list[str]:
    found: list[str] = hub.records.get(IN_VIGILANCE, note_id).values["excluded"]
    return found


def test_a_note_is_for_the_group_alone_unless_another_group_is_named(world: Hub) -> None:
    about = note(world, about_proceeding="prc-fra")
    assert world.records.get(IN_VIGILANCE, about).values["named_to"] == ["group:vigilance"]
    with pytest.raises(NotFound):
        world.records.get(MAPPING, about)


@pytest.mark.parametrize(
    "reader", ["org:auth-fra-pnat", "state:fra", "person:per-map", "role:mapping"]
)
def test_a_note_names_no_reader_but_groups(world: Hub, reader: str) -> None:
    about = note(world, about_proceeding="prc-fra")
    with pytest.raises(Invalid) as refusal:
        change(world, IN_VIGILANCE, about, named_to=["group:vigilance", reader])
    assert [one.say() for one in refusal.value.errors] == [
        "A note is for named groups of the Office, such as group:vigilance."
    ]


def test_whom_the_forum_state_has_lent_does_not_see_the_note(world: Hub) -> None:
    about = note(world, about_proceeding="prc-fra")
    assert excluded(world, about) == ["state:fra"]
    with pytest.raises(NotFound):
        world.records.get(LENT_TO_THE_GROUP, about)
    elsewhere = note(world, about_case="case-a")
    assert excluded(world, elsewhere) == ["state:ukr"]
    assert world.records.get(LENT_TO_THE_GROUP, elsewhere).title == "Note"


def test_whom_the_forum_state_has_lent_writes_no_note_on_its_proceeding(world: Hub) -> None:
    with pytest.raises(Invalid) as refusal:
        make(
            world,
            "admissibility_note",
            LENT_TO_THE_GROUP,
            title="N",
            level="case",
            about_proceeding="prc-fra",
        )
    assert [one.column for one in refusal.value.errors] == ["marking"]


def test_the_exclusion_cannot_be_taken_out(world: Hub) -> None:
    about = note(world, about_proceeding="prc-fra")
    change(world, IN_VIGILANCE, about, excluded=[], title="Still closed")
    assert excluded(world, about) == ["state:fra"]


def test_a_note_follows_its_proceeding_to_another_forum(world: Hub) -> None:
    about = note(world, about_proceeding="prc-fra")
    change(world, MAPPING, "prc-fra", in_state="ltu")
    assert excluded(world, about) == ["state:fra", "state:ltu"]


def test_a_note_on_a_case_follows_what_its_situation_concerns(world: Hub) -> None:
    about = note(world, about_case="case-a")
    change(world, MAPPING, "sit-a", concerns=["ukr", "fra"])
    assert excluded(world, about) == ["state:fra", "state:ukr"]
    with pytest.raises(NotFound):
        world.records.get(LENT_TO_THE_GROUP, about)


def test_a_note_that_comes_to_be_about_another_proceeding_shuts_out_its_state(world: Hub) -> None:
    make(world, "proceeding", id="prc-ltu", title="In Vilnius", in_state="ltu")
    about = note(world, about_proceeding="prc-ltu")
    change(world, IN_VIGILANCE, about, about_proceeding="prc-fra")
    assert excluded(world, about) == ["state:fra", "state:ltu"]


def test_nothing_of_the_proceeding_moves_when_a_note_on_it_is_written(world: Hub) -> None:
    before = world.records.get(MAPPING, "prc-fra").system
    about = note(world, about_proceeding="prc-fra")
    change(world, IN_VIGILANCE, about, assessment="Steps are being taken.")
    assert world.records.get(MAPPING, "prc-fra").system == before


@pytest.mark.parametrize(
    ("said", "column", "sentence"),
    [
        ({"about_proceeding": None}, "about_situation", "Say which proceeding, case or situation the note is about."),
        ({"activity": None, "same_person": "same"}, "same_person", "First say whether there is domestic activity."),
        ({"activity": None, "genuineness_facts": "Delay"}, "genuineness_facts", "First say whether there is domestic activity."),
        ({"kinds_of_conduct": "Pillage"}, "kinds_of_conduct",
         "This is asked of a situation; of a case: same person and same conduct."),
        ({"level": "situation", "same_conduct": "same"}, "same_conduct",
         "This is asked of a case; of a situation: groups of persons and kinds of conduct."),
    ],
)  # fmt: skip
def test_activity_comes_first_and_each_level_has_its_own_questions(
    world: Hub, said: dict[str, Any], column: str, sentence: str
) -> None:
    values = {"title": "Note", "level": "case", "activity": "active", "about_proceeding": "prc-fra"}
    wish = Wish(TYPES["admissibility_note"], values | said)
    with pytest.raises(Invalid) as refusal:
        world.writer.save(IN_VIGILANCE, [wish])
    assert [(one.column, one.say()) for one in refusal.value.errors] == [(column, sentence)]
