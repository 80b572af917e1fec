"""Nobody meets a hidden record through an import: neither in its page, nor in its counts, nor when it is undone."""

from __future__ import annotations

import pytest

from graph_schema.core import TYPES
from hub import access
from hub.access import Principal
from hub.errors import NotAllowed, NotFound
from hub.hub import Hub
from hub.importing import dry_run, run
from hub.importing.batches import Batch, batch, batches, records
from hub.importing.undoing import UndoRefused, undo
from tests.importing.files import table
from tests.people import EVERYBODY
from tests.security.canaries import MARKED, Canary
from tests.security.conftest import Garden

PROCEEDING = TYPES["proceeding"]
OPERATOR = Principal(
    "hub", operates=True,
    extra_keys=frozenset({"office", "community", "public", "group:vigilance", "person:per-man"}),
)  # fmt: skip
CANARIES = [
    Canary(word, f"prc-imported-{word.lower()}", marking, named_to, excluded)
    for word, marking, named_to, excluded in MARKED
]


@pytest.fixture(scope="module")
def made(garden: Garden) -> list[Batch]:
    """An import of every kind of hidden record, and one of each alone."""
    header = ["id", "title", "marking", "named_to", "excluded", "citations", "citations.locator"]
    lines = [
        [one.record_id, f"Imported {one.word}", one.marking, ";".join(one.named_to), ";".join(one.excluded),
         "src-open", "p. 1"]
        for one in CANARIES
    ]  # fmt: skip
    alone = [[f"{line[0]}-alone", *line[1:]] for line in lines]
    files = [table(header, *lines), *(table(header, line) for line in alone)]
    ids = [run(garden.hub, OPERATOR, PROCEEDING, one).batch_id for one in files]
    changed = table(["id", "note"], *([one.record_id, f"Again {one.word}"] for one in CANARIES))
    ids.append(run(garden.hub, OPERATOR, PROCEEDING, changed).batch_id)
    return [batch(garden.hub, OPERATOR, str(one))[0] for one in ids]


@pytest.mark.parametrize("person", sorted(EVERYBODY))
def test_an_import_shows_and_counts_only_what_a_person_may_see(
    hub: Hub, made: list[Batch], person: str
) -> None:
    who = EVERYBODY[person]
    seen = {one.record_id for one in CANARIES if one.shows_to(who)}
    whole, *alone, changed = made
    if not access.may(who, "import", PROCEEDING):
        for one in made:
            with pytest.raises(NotFound):
                batch(hub, who, one.id)
        if not access.may(who, "import"):
            with pytest.raises(NotAllowed):
                batches(hub, who)
        else:
            assert batches(hub, who) == []
        return
    for one, action in ((whole, "create"), (changed, "edit")):
        assert batch(hub, who, one.id)[1] == {action: len(seen)}
        page = records(hub, who, one)
        assert {each.id for each in page.records} == seen
        assert page.next is None
    listed = {one.id for one in batches(hub, who)}
    for canary, one in zip(CANARIES, alone, strict=True):
        assert (one.id in listed) == canary.shows_to(who)
        if not canary.shows_to(who):
            with pytest.raises(NotFound):
                batch(hub, who, one.id)
            with pytest.raises(NotFound):
                undo(hub, who, one.id)


@pytest.mark.parametrize("person", ["mapping", "lent", "vigilance"])
def test_what_stands_against_an_undo_is_told_without_a_hidden_word(
    hub: Hub, made: list[Batch], person: str
) -> None:
    who = EVERYBODY[person]
    with pytest.raises(UndoRefused) as refused:
        undo(hub, who, made[0].id)
    for one in CANARIES:
        if not one.shows_to(who):
            assert one.word.lower() not in repr(refused.value.values).lower()


@pytest.mark.parametrize("person", ["mapping", "lent", "vigilance"])
def test_a_dry_run_tells_nothing_of_hidden_records_with_the_same_external_id(
    hub: Hub, made: list[Batch], person: str
) -> None:
    who = EVERYBODY[person]
    hidden = [one for one in CANARIES if not one.shows_to(who)]
    assert hidden
    header = ["external_id", "title", "related_to"]
    known = table(header, *(["X-1", "New", one.record_id] for one in hidden[:1]))
    unknown = table(header, ["X-1", "New", "prc-there-is-none"])
    told = []
    for file in (known, unknown):
        (row,) = dry_run(hub, who, PROCEEDING, file).rows
        told.append([one.say().replace(hidden[0].record_id, "…").replace("prc-there-is-none", "…") for one in row.problems])  # fmt: skip
    assert told[0] == told[1] != []
