"""Imports in preparation: kept for their owner alone, worked on once, and finished or not begun."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.access import HUB, Principal
from hub.errors import NotAllowed, NotFound
from hub.hub import Hub
from hub.importing import FileRefused, ImportFile, drafts, running
from hub.importing.drafts import (
    INTERRUPTED,
    MOST,
    Draft,
    discard,
    draft,
    drafts_of,
    file_of,
    plan_of,
    say_columns,
    upload,
)
from hub.importing.running import confirm, rehearse
from hub.importing.sheets import MOST_MEGABYTES
from hub.records.planning import Wish
from hub.store.graph import Transaction
from hub.store.reader import ListQuery
from tests.importing.files import csv_file, node_counts, put, states, table, told, workbook
from tests.importing.whole import everything
from tests.people import COOPERATION, LIAISON, LTU, MANAGER, MAPPING

PROCEEDING = TYPES["proceeding"]
LONG = 60.0
"""Seconds that a test waits for work in the background."""


def planned(hub: Hub, file: ImportFile, who: Principal = MAPPING) -> str:
    """A draft whose dry run can be read."""
    draft_id = upload(hub, who, PROCEEDING, file)
    rehearse(hub, who, draft_id, LONG)
    assert draft(hub, who, draft_id).step == "planned"
    return draft_id


def titles(hub: Hub) -> set[str]:
    return {one.title for one in hub.records.page(HUB, ListQuery(PROCEEDING)).records}


def test_a_file_goes_from_upload_to_import_and_leaves_no_file_behind(hub: Hub) -> None:
    file = csv_file("external_id,title", "X-1,One", "X-2,Two")
    draft_id = planned(hub, file)
    one = draft(hub, MAPPING, draft_id)
    assert one.possible
    assert one.counts["create"] == 2
    assert [row.action for row in plan_of(hub, MAPPING, one).rows] == ["create", "create"]
    assert titles(hub) == set()

    confirm(hub, MAPPING, draft_id, LONG)

    done = draft(hub, MAPPING, draft_id)
    assert (done.step, done.failure) == ("imported", None)
    assert done.batch_id
    assert titles(hub) == {"One", "Two"}
    assert "ImportChunk" not in node_counts(hub)
    assert drafts_of(hub, MAPPING) == []


def test_a_draft_is_there_for_its_owner_alone(hub: Hub) -> None:
    draft_id = planned(hub, csv_file("external_id,title", "X-1,One"))
    acts: list[Callable[..., Any]] = [draft, discard, rehearse, confirm]
    for who in (MANAGER, LIAISON, LTU, HUB):
        for act in acts:
            with pytest.raises(NotFound):
                act(hub, who, draft_id)
        with pytest.raises(NotFound):
            say_columns(hub, who, draft_id, {})
        assert drafts_of(hub, who) == []
    one = draft(hub, MAPPING, draft_id)
    for read in (file_of, plan_of):
        with pytest.raises(NotFound):
            read(hub, MANAGER, one)
    assert titles(hub) == set()


def test_only_who_imports_a_type_uploads_and_goes_on(hub: Hub) -> None:
    file = csv_file("external_id,title", "X-1,One")
    for who in (LTU, COOPERATION, MANAGER):
        with pytest.raises(NotAllowed):
            upload(hub, who, PROCEEDING, file)
    draft_id = planned(hub, file)
    without = Principal(MAPPING.person_id, frozenset({"manager"}))
    for act in (draft, confirm):
        with pytest.raises(NotAllowed):
            act(hub, without, draft_id)


def test_what_was_said_of_columns_is_offered_for_the_same_headings_to_the_same_person(
    hub: Hub,
) -> None:
    draft_id = upload(hub, MAPPING, PROCEEDING, table(["Nr", "Name"], ["X-1", "One"]))
    say_columns(hub, MAPPING, draft_id, {"Nr": "external_id", "Name": "title"})
    again = upload(hub, MAPPING, PROCEEDING, table(["Name", "Nr"], ["Two", "X-2"]))
    assert draft(hub, MAPPING, again).columns == {"Name": "title", "Nr": "external_id"}
    other = Principal("per-other", frozenset({"mapping"}))
    theirs = upload(hub, other, PROCEEDING, table(["Name", "Nr"], ["Two", "X-2"]))
    assert draft(hub, other, theirs).columns["Nr"] == ""


def test_other_columns_make_the_dry_run_void(hub: Hub) -> None:
    draft_id = planned(hub, table(["external_id", "title", "Also"], ["X-1", "One", "Note"]))
    say_columns(
        hub, MAPPING, draft_id, {"external_id": "external_id", "title": "title", "Also": "note"}
    )
    one = draft(hub, MAPPING, draft_id)
    assert one.step == "columns"
    with pytest.raises(NotFound):
        plan_of(hub, MAPPING, one)
    confirm(hub, MAPPING, draft_id, LONG)
    assert titles(hub) == set()


def test_a_file_with_an_error_cannot_be_confirmed(hub: Hub) -> None:
    draft_id = planned(
        hub, csv_file("external_id,title,stage", "X-1,One,trial", "X-2,Two,nonsense")
    )
    one = draft(hub, MAPPING, draft_id)
    assert not one.possible
    assert told(plan_of(hub, MAPPING, one).all_problems())[0][0] == "row 3, column stage"
    confirm(hub, MAPPING, draft_id, LONG)
    assert draft(hub, MAPPING, draft_id).step == "planned"
    assert titles(hub) == set()


def test_what_changed_since_the_dry_run_is_shown_before_anything_is_written(hub: Hub) -> None:
    put(hub, "proceeding", id="prc-1", title="One", stage="trial")
    put(hub, "proceeding", id="prc-2", title="Two")
    draft_id = planned(hub, csv_file("id,note", "prc-1,New", "prc-2,New"))
    hub.writer.save(HUB, [Wish(PROCEEDING, {"note": "Another"}, "prc-1")])
    before = everything(hub)

    confirm(hub, MAPPING, draft_id, LONG)

    one = draft(hub, MAPPING, draft_id)
    assert (one.step, list(one.differing)) == ("planned", [2])
    assert one.failure
    assert "1 row(s) would do something else now" in one.failure.en
    assert everything(hub) == before

    confirm(hub, MAPPING, draft_id, LONG)
    assert draft(hub, MAPPING, draft_id).step == "imported"
    assert hub.records.get(HUB, "prc-1").values["note"] == "New"


def test_two_windows_that_confirm_at_once_import_once(hub: Hub) -> None:
    draft_id = planned(hub, csv_file("external_id,title", *(f"X-{n},T {n}" for n in range(50))))
    ready = threading.Barrier(4)
    failed: list[BaseException] = []

    def one() -> None:
        ready.wait()
        try:
            confirm(hub, MAPPING, draft_id, LONG)
        except BaseException as error:  # reported by the test itself
            failed.append(error)

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not failed, failed
    assert draft(hub, MAPPING, draft_id).step == "imported"
    counts = node_counts(hub)
    assert (counts["Proceeding"], counts["ImportBatch"]) == (50, 1)


def silent(hub: Hub, draft_id: str) -> None:
    """Make it look as if nobody had given a sign of life for long."""
    long_ago = (datetime.now(UTC) - timedelta(minutes=5)).isoformat().replace("+00:00", "Z")

    def work(transaction: Transaction) -> None:
        transaction.run(
            "MATCH (run:ImportRun {id: $id}) SET run.beat_at = $at",
            {"id": draft_id, "at": long_ago},
        )

    hub.graph.write(work)


def test_who_is_taken_for_dead_writes_nothing_any_more(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = planned(hub, csv_file("external_id,title", "X-1,One"))
    real, reached, go_on = running.run, threading.Event(), threading.Event()

    def slow(*given: Any, **more: Any) -> Any:
        reached.set()
        assert go_on.wait(LONG)
        return real(*given, **more)

    monkeypatch.setattr(running, "run", slow)
    monkeypatch.setattr(running, "BEAT_EVERY", 3600.0)
    confirm(hub, MAPPING, draft_id)
    assert reached.wait(LONG)
    assert draft(hub, MAPPING, draft_id).step == "importing"
    silent(hub, draft_id)

    one = draft(hub, MAPPING, draft_id)
    assert (one.step, one.failure) == ("planned", INTERRUPTED)
    go_on.set()
    for thread in threading.enumerate():
        if thread.name == f"import-{draft_id}":
            thread.join(LONG)

    assert titles(hub) == set()
    assert draft(hub, MAPPING, draft_id).step == "planned"
    monkeypatch.undo()
    confirm(hub, MAPPING, draft_id, LONG)
    assert titles(hub) == {"One"}


def test_a_draft_that_is_thrown_away_while_it_is_imported_writes_nothing(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = planned(hub, csv_file("external_id,title", "X-1,One"))
    real = running.run

    def first_thrown_away(*given: Any, **more: Any) -> Any:
        discard(hub, MAPPING, draft_id)
        return real(*given, **more)

    monkeypatch.setattr(running, "run", first_thrown_away)
    confirm(hub, MAPPING, draft_id, LONG)

    assert titles(hub) == set()
    with pytest.raises(NotFound):
        draft(hub, MAPPING, draft_id)


def test_a_failure_is_said_in_words_and_the_draft_can_be_tried_again(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = planned(hub, csv_file("external_id,title", "X-1,One"))

    def broken(*given: Any, **more: Any) -> Any:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(running, "run", broken)
    confirm(hub, MAPPING, draft_id, LONG)
    one = draft(hub, MAPPING, draft_id)
    assert one.failure == running.UNFORESEEN
    monkeypatch.undo()
    confirm(hub, MAPPING, draft_id, LONG)
    assert titles(hub) == {"One"}


def test_progress_is_told_while_the_work_goes_on(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    draft_id = planned(hub, csv_file("external_id,title", "X-1,One", "X-2,Two"))
    monkeypatch.setattr(running, "BEAT_EVERY", 0.05)
    real, go_on = running.run, threading.Event()

    def slow(*given: Any, **more: Any) -> Any:
        given[4](1, 4)
        assert go_on.wait(LONG)
        return real(*given, **more)

    monkeypatch.setattr(running, "run", slow)
    confirm(hub, MAPPING, draft_id)
    one: Draft = draft(hub, MAPPING, draft_id)
    deadline = time.monotonic() + LONG
    while not one.total and time.monotonic() < deadline:  # told with the next sign of life
        time.sleep(0.02)
        one = draft(hub, MAPPING, draft_id)
    go_on.set()
    assert (one.step, one.done, one.total) == ("importing", 1, 4)


def test_drafts_end_by_themselves_and_the_oldest_make_room(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = csv_file("external_id,title", "X-1,One")
    made = [upload(hub, MAPPING, PROCEEDING, file) for _ in range(MOST + 1)]
    assert {one.id for one in drafts_of(hub, MAPPING)} == set(made[1:])
    later = (datetime.now(UTC) + drafts.KEPT_FOR).isoformat().replace("+00:00", "Z")
    monkeypatch.setattr(drafts, "now", lambda: later)
    with pytest.raises(NotFound):
        draft(hub, MAPPING, made[-1])
    other = Principal("per-other", frozenset({"mapping"}))
    upload(hub, other, PROCEEDING, file)
    assert node_counts(hub)["ImportDraft"] == 1
    assert node_counts(hub)["ImportChunk"] == 1


@pytest.mark.parametrize("content", [b"", b"id,title\n", b"x" * (MOST_MEGABYTES * 1024 * 1024 + 1)])
def test_a_file_that_cannot_be_read_is_not_kept(hub: Hub, content: bytes) -> None:
    with pytest.raises(FileRefused):
        upload(hub, MAPPING, PROCEEDING, ImportFile("file.csv", content))
    assert "ImportDraft" not in node_counts(hub)


def test_a_large_file_is_kept_whole(hub: Hub) -> None:
    rows = [f"X-{number},{'é' * (number % 90)} {number * 7919}" for number in range(15_000)]
    file = csv_file("external_id,title", *rows)
    draft_id = upload(hub, MAPPING, PROCEEDING, file)
    assert file_of(hub, MAPPING, draft(hub, MAPPING, draft_id)).content == file.content
    assert node_counts(hub)["ImportChunk"] > 1


def test_a_sealed_value_is_gone_from_imports_in_preparation(hub: Hub) -> None:
    put(hub, "proceeding", id="prc-1", title="One", summary="Jané DOE saw it")
    rows = [["external_id", "title"], ["X-1", "As jane doe  saw it"]]
    with_it = [
        upload(hub, MAPPING, PROCEEDING, csv_file("external_id,title", "X-1,jane doe saw it")),
        upload(hub, MAPPING, PROCEEDING, workbook({"proceeding": rows})),
        upload(hub, MAPPING, PROCEEDING, csv_file("external_id,title", "X-1,One", name="Jane Doe saw it.csv")),
    ]  # fmt: skip
    free = upload(hub, MAPPING, PROCEEDING, csv_file("external_id,title", "X-1,John Doe"))
    say_columns(hub, MAPPING, with_it[0], {"external_id": "external_id", "title": "title"})
    proposal = hub.proposals.propose(MAPPING, "seal", "prc-1", "a witness", "summary")

    hub.proposals.confirm(MANAGER, proposal)

    for draft_id in with_it:
        with pytest.raises(NotFound):
            draft(hub, MAPPING, draft_id)
    assert draft(hub, MAPPING, free).file_name == "file.csv"
    assert node_counts(hub)["ImportChunk"] == 1


def test_iso_codes_partial_dates_scripts_and_separators_survive_the_way_through_a_draft(
    hub: Hub,
) -> None:
    states(hub, "nam", "nor")
    lines = [
        "\ufeffexternal_id;Titre;in_state;opened_on;committed_in;note",
        'NA;NO;nor;2022-05;"nam;nor";"L’été, أحمد, Київ"',
        "NO;NA;nam;2021;nam;=SUM(A1)",
    ]
    draft_id = planned(hub, csv_file(*lines))
    plan = plan_of(hub, MAPPING, draft(hub, MAPPING, draft_id))
    assert plan.possible, told(plan.all_problems())
    confirm(hub, MAPPING, draft_id, LONG)
    found = {
        record.values["external_id"]: hub.records.get(HUB, record.id).values
        for record in hub.records.page(HUB, ListQuery(PROCEEDING)).records
    }
    assert found["NA"]["title"] == "NO"
    assert found["NA"]["opened_on"] == "2022-05"
    assert found["NA"]["note"] == "L’été, أحمد, Київ"
    assert [one["id"] for one in found["NA"]["committed_in"]] == ["nam", "nor"]
    assert (found["NO"]["opened_on"], found["NO"]["note"]) == ("2021", "=SUM(A1)")
