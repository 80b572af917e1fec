"""`hub seed`: the starter data come once, what somebody edited stays, and the examples go again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hub.access import HUB
from hub.hub import Hub
from tests.commands.conftest import Command, ids
from tests.importing.files import node_counts, put, values
from tests.people import COOPERATION
from tests.records.making import change

FILES = {
    "order.txt": "source.csv\nstate.csv\nproject.csv\n",
    "source.csv": "id,title,marking\nsrc-1,Report,public\n",
    "state.csv": "id,title,iso2,source,locator\nltu,Lithuania,LT,src-1,p. 1\nukr,Ukraine,UA,src-1,p. 2\n",
    "project.csv": "id,title,kind,status,source,locator\nprj-1,A project,programme,ongoing,src-1,p. 3\n",
    "ledger.csv": "origin_file,origin_id,loaded_as,reason\n",
    "examples/order.txt": "proceeding.csv\n",
    "examples/proceeding.csv": (
        "id,title,is_example,in_state,accused.1.name,marking,named_to\n"
        "prc-example-1,Example trial,true,ltu,not named,office,\n"
        "prc-example-2,Example inquiry,true,ltu,,closed,group:vigilance\n"
    ),
}


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """Starter data of a few records."""
    for name, text in FILES.items():
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "seeds"


@pytest.fixture
def hub(hub: Hub, directory: Path) -> Hub:
    """The hub of the test, set to these starter data."""
    return replace(hub, settings=replace(hub.settings, seeds_dir=directory))


REAL = {"src-1", "ltu", "ukr", "prj-1"}
FICTITIOUS = {"prc-example-1", "prc-example-2"}


def test_the_starter_data_are_loaded_and_the_ledger_is_named(
    command: Command, hub: Hub, directory: Path
) -> None:
    done = command("seed")
    assert done.status == 0
    assert done.out.splitlines() == [
        "The starter data are loaded.",
        f"What was not loaded, and why: {directory / 'ledger.csv'}",
    ]
    assert "4 records new, 0 brought up to date." in done.err
    assert (ids(hub, examples=False), ids(hub, examples=True)) == (REAL, set())
    (event,) = hub.trail.page(action="seed")
    assert event.details == {"created": 4, "updated": 0, "examples": False}


def test_a_second_run_changes_nothing(command: Command, hub: Hub) -> None:
    command("seed", "--examples")
    before = node_counts(hub)

    again = command("seed", "--examples")

    assert again.status == 0
    assert "0 records new, 0 brought up to date." in again.err
    assert node_counts(hub) == before


def test_what_somebody_edited_is_left_alone_and_the_rest_is_brought_up_to_date(
    command: Command, hub: Hub, directory: Path
) -> None:
    command("seed")
    change(hub, COOPERATION, "ltu", title="Republic of Lithuania")
    states = directory / "state.csv"
    text = states.read_text(encoding="utf-8")
    states.write_text(
        text.replace("Lithuania", "Lituanie").replace("Ukraine,UA", "Ukraina,UA"), encoding="utf-8"
    )

    done = command("seed")

    assert "0 records new, 1 brought up to date." in done.err
    assert values(hub, "ltu")["title"] == "Republic of Lithuania"
    assert values(hub, "ukr")["title"] == "Ukraina"


def test_removing_the_examples_takes_all_of_them_and_nothing_else(
    command: Command, hub: Hub
) -> None:
    command("seed", "--examples")
    put(hub, "proceeding", id="prc-real", title="Real", in_state="ltu", accused=[{"name": "B"}])
    change(hub, HUB, "prc-example-1", summary="Edited, and an example all the same")
    assert ids(hub, examples=True) == FICTITIOUS

    done = command("seed", "--remove-examples")

    assert (done.status, done.out) == (0, "Fictitious examples removed: 2.\n")
    assert (ids(hub, examples=True), ids(hub, examples=False)) == (set(), {*REAL, "prc-real"})
    assert [one["name"] for one in values(hub, "prc-real")["accused"]] == ["B"]
    assert values(hub, "prc-real")["in_state"] == {"id": "ltu"}
    kept = node_counts(hub)
    assert (kept["Part"], kept["Revision"]) == (1, 5)
    (event,) = hub.trail.page(action="remove_examples")
    assert set(event.subjects) == FICTITIOUS
    assert hub.trail.verify().whole


def test_removing_them_a_second_time_does_nothing(command: Command, hub: Hub) -> None:
    command("seed", "--examples")
    command("seed", "--remove-examples")
    before = node_counts(hub)

    again = command("seed", "--remove-examples")

    assert (again.status, again.out) == (0, "Fictitious examples removed: 0.\n")
    assert node_counts(hub) == before


def test_they_may_come_again_after_they_went(command: Command, hub: Hub) -> None:
    command("seed", "--examples")
    command("seed", "--remove-examples")
    assert command("seed", "--examples").status == 0
    assert ids(hub, examples=True) == FICTITIOUS


def test_examples_that_something_real_rests_on_stay_and_it_is_named(
    command: Command, hub: Hub
) -> None:
    command("seed", "--examples")
    put(hub, "proceeding", id="prc-real", title="Real", related_to=["prc-example-1"])

    refused = command("seed", "--remove-examples")

    assert (refused.status, refused.out) == (1, "")
    (line,) = refused.err.splitlines()
    assert line.startswith("hub: These records point to examples")
    assert "prc-real → prc-example-1" in line
    assert ids(hub, examples=True) == FICTITIOUS


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"state.csv": "id,title,iso2\nltu,,LT\n"},
         "The starter data do not fit: state.csv, row 2, column title: This is needed."),
        ({"state.csv": "id,title\n\xff"}, "state.csv cannot be imported: it has a header"),
        ({"order.txt": "source.csv\nship.csv\n"},
         "The starter data do not fit: order.txt, there is no file of records “ship.csv”"),
        ({"order.txt": "source.csv\ncase.csv\n"},
         "The starter data do not fit: order.txt, there is no file of records “case.csv”"),
        ({"order.txt": None}, "Set HUB_SEEDS_DIR to the directory “seeds” of the project"),
    ],
    ids=["wrong cell", "no rows", "no such type", "no such file", "no order"],
)  # fmt: skip
def test_starter_data_that_do_not_fit_are_one_line_and_that_file_is_not_loaded(
    command: Command, hub: Hub, directory: Path, changes: dict[str, str | None], said: str
) -> None:
    for name, text in changes.items():
        if text is None:
            (directory / name).unlink()
        else:
            (directory / name).write_text(text.removesuffix("\xff"), encoding="utf-8")

    refused = command("seed")

    assert (refused.status, refused.out) == (1, "")
    (line,) = refused.err.splitlines()
    assert line.startswith(f"hub: {said}")
    assert "State" not in node_counts(hub)


def test_loading_and_removing_at_once_is_refused(command: Command, hub: Hub) -> None:
    refused = command("seed", "--examples", "--remove-examples")
    assert refused.status == 2
    assert "one of the two" in refused.err
    assert "Entity" not in node_counts(hub)
