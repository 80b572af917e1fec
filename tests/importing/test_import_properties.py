"""Whatever is in the files: an import twice changes nothing, one bad row writes nothing, an undo restores all."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hub.access import HUB
from hub.hub import Hub
from hub.importing import ImportFile, ImportRefused
from hub.importing.undoing import undo
from hub.store.driver import Database
from tests.conftest import wipe
from tests.importing.files import load, node_counts, put, rehearse, states, table, told
from tests.importing.whole import everything

HEADER = (
    "external_id", "title", "stage", "crimes", "opened_on", "in_state", "committed_in", "note", "in_absentia",
    "accused.1.name", "accused.1.status", "accused.1.charges.1.crime", "accused.1.charges.2.crime",
    "accused.2.name", "accused.2.sentence", "citations", "citations.locator", "citations.credibility",
    "related_to", "related_to.because", "marking", "excluded",
)  # fmt: skip

TEXTS = st.sampled_from(["", "NA", "NO", "a; b", "=1+1", "'quoted", "أحمد ١٢", "Київ", "l’été", "one\ntwo", "🕊", "007", "\\", "x,y"])  # fmt: skip
CODES = st.lists(st.sampled_from(["deu", "fra", "nam"]), unique=True, max_size=3).map(";".join)


@st.composite
def rows(draw: st.DrawFn, names: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of a file, each for another name."""
    made = []
    for name in draw(st.lists(st.sampled_from(names), unique=True, min_size=1, max_size=5)):
        first, second = draw(TEXTS), draw(TEXTS)
        sources = draw(st.lists(st.sampled_from(["src-1", "src-2"]), unique=True, max_size=2))
        made.append(
            {
                "external_id": name,
                "title": draw(st.sampled_from(["One", "Zwei", "Trois أ"])),
                "stage": draw(st.sampled_from(["", "investigation", "trial"])),
                "crimes": draw(st.sampled_from(["", "6", "7;8", "8;national:murder"])),
                "opened_on": draw(st.sampled_from(["", "2020", "2020-05", "2020-05-17"])),
                "in_state": draw(st.sampled_from(["", "deu", "fra"])),
                "committed_in": draw(CODES),
                "note": draw(TEXTS),
                "accused.1.name": f"N {first}" if first else "",
                "accused.1.status": draw(st.sampled_from(["", "on_trial"])) if first else "",
                "accused.1.charges.1.crime": draw(st.sampled_from(["", "6", "8"])) if first else "",
                "accused.1.charges.2.crime": draw(st.sampled_from(["", "7"])) if first else "",
                "accused.2.name": f"M {second}" if second else "",
                "accused.2.sentence": draw(TEXTS) if second else "",
                "citations": ";".join(sources),
                "citations.locator": ";".join(f"p. {one[-1]}" for one in sources),
                "citations.credibility": ";".join(draw(st.sampled_from(["", "2"])) for _ in sources),
                "related_to": draw(st.sampled_from(["", "prc-base"])),
                "marking": draw(st.sampled_from(["office", "public"])) if sources else "office",
                "excluded": draw(st.sampled_from(["", "state:fra", "state:fra;state:deu"])),
            }
        )  # fmt: skip
    return made


def file_of(listed: list[dict[str, str]], columns: list[str]) -> ImportFile:
    header = [one for one in HEADER if one in columns]
    return table(header, *([row[one] for one in header] for row in listed))


COLUMNS = st.sets(st.sampled_from([
    "stage", "crimes", "opened_on", "in_state", "committed_in", "note", "related_to", "excluded", "accused",
    "citations",
])).map(lambda chosen: sorted({
    "external_id", "title",
    *(one for one in HEADER if one.partition(".")[0] in chosen and one != "related_to.because"),
    *(["marking"] if "citations" in chosen else []),
}))  # fmt: skip
"""The columns that a file has; those of Parts and of sources come together."""

ALL_COLUMNS = [one for one in HEADER if one not in ("in_absentia", "related_to.because")]
OFTEN = settings(
    max_examples=25, deadline=None, phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip


@pytest.fixture
def begin(hub: Hub, database: Database) -> Any:
    """Empties the graph for the next example, and puts down what the files point to."""

    def empty() -> None:
        wipe(database)
        states(hub, "deu", "fra", "nam")
        put(hub, "source", id="src-1", title="One", marking="public", is_example=False)
        put(hub, "source", id="src-2", title="Two")
        put(hub, "proceeding", id="prc-base", title="Base", stage="trial")

    return empty


@OFTEN
@given(rows(("A", "B", "C", "D")), rows(("A", "B", "E", "F")), COLUMNS)
def test_an_undo_restores_every_field_part_and_relation(
    hub: Hub, begin: Any, first: list[dict[str, str]], second: list[dict[str, str]], columns: list[str]
) -> None:  # fmt: skip
    begin()
    load(hub, "proceeding", file_of(first, ALL_COLUMNS))
    before = everything(hub)
    file = file_of(second, columns)
    plan = rehearse(hub, "proceeding", file)
    if not plan.possible:
        with pytest.raises(ImportRefused):
            load(hub, "proceeding", file)
        assert everything(hub) == before
        return
    done = load(hub, "proceeding", file)
    if done.batch_id is None:
        assert everything(hub) == before
        return
    after = everything(hub)
    assert after != before

    undo(hub, HUB, done.batch_id)
    assert everything(hub) == before

    again = load(hub, "proceeding", file)
    assert (again.created, again.updated) == (done.created, done.updated)


@OFTEN
@given(rows(("A", "B", "C")), COLUMNS)
def test_the_same_file_twice_changes_nothing(
    hub: Hub, begin: Any, listed: list[dict[str, str]], columns: list[str]
) -> None:
    begin()
    file = file_of(listed, columns)
    plan = rehearse(hub, "proceeding", file)
    assert plan.possible, told(plan.all_problems())
    load(hub, "proceeding", file)
    before, counted = everything(hub), node_counts(hub)

    again = load(hub, "proceeding", file)

    assert (again.batch_id, again.unchanged) == (None, len(listed))
    assert everything(hub) == before
    assert node_counts(hub) == counted


@OFTEN
@given(
    rows(("A", "B", "C")), st.data(),
    st.sampled_from([
        {"title": ""}, {"stage": "nonsense"}, {"opened_on": "2020-13"}, {"in_state": "nowhere"},
        {"crimes": "7;7"}, {"external_id": ""}, {"citations": "src-1;src-2"},
    ]),
)  # fmt: skip
def test_any_bad_row_writes_nothing(
    hub: Hub, begin: Any, listed: list[dict[str, str]], data: st.DataObject, bad: dict[str, str]
) -> None:
    begin()
    place = data.draw(st.integers(0, len(listed)))
    spoilt = (
        listed[0]
        | {"external_id": "BAD", "citations.locator": "", "citations.credibility": ""}
        | bad
    )
    before, counted = everything(hub), node_counts(hub)
    file = file_of([*listed[:place], spoilt, *listed[place:]], ALL_COLUMNS)

    with pytest.raises(ImportRefused) as refused:
        load(hub, "proceeding", file)

    assert place + 2 in {problem.row for problem in refused.value.plan.all_problems()}
    assert everything(hub) == before
    assert node_counts(hub) == counted


def test_a_gap_among_numbered_parts_is_no_change_the_second_time(hub: Hub, begin: Any) -> None:
    begin()
    header = [
        "external_id",
        "title",
        "accused.1.name",
        "accused.2.name",
        "accused.2.charges.2.crime",
    ]
    file = table(header, ["A", "One", "", "Second", "7"])
    load(hub, "proceeding", file)
    assert load(hub, "proceeding", file).batch_id is None
    load(hub, "proceeding", table(header, ["A", "One", "First", "", ""]))
    (accused,) = (
        values["accused"]
        for values, *_ in everything(hub).values()
        if values.get("external_id") == "A"
    )
    assert [one["name"] for one in accused] == ["First"]
