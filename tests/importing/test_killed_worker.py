"""A web worker that is killed while it imports: nothing is written, and the draft says so and can be tried again."""

from __future__ import annotations

import multiprocessing
import os
import signal
from dataclasses import asdict
from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.config import Settings
from hub.hub import Hub
from hub.importing import drafts, running
from hub.importing.drafts import INTERRUPTED, draft, upload
from hub.importing.running import confirm, rehearse
from hub.store.driver import Database
from hub.store.graph import Graph
from tests.engines.neo4j_server import GraphAddress
from tests.importing.files import csv_file, node_counts, states
from tests.importing.test_at_once import SETTINGS, Where
from tests.people import MAPPING

LONG = 120.0
ROWS = 1200


def confirm_and_die(where: Where, draft_id: str, after: int) -> None:
    """As a web worker of its own: confirm the import, and be killed once `after` steps are done."""
    settings = Settings.from_environment({"HUB_DATA_DIR": where.data_dir, **SETTINGS})
    database = Database.connect(where.uri, where.user, where.password, where.database)
    hub = Hub.over(settings, Graph(database))
    real: Any = running.run

    def watched(*given: Any, **more: Any) -> Any:
        told = given[4]

        def tell(done: int, total: int) -> None:
            told(done, total)
            if done >= after:
                os.kill(os.getpid(), signal.SIGKILL)

        return real(*given[:4], tell, **more)

    running.run = watched
    confirm(hub, MAPPING, draft_id, LONG)


def test_a_worker_that_is_killed_has_written_nothing_and_the_draft_says_so(
    hub: Hub, engine_address: GraphAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    states(hub, "deu")
    file = csv_file("external_id,title,in_state", *(f"X-{n},T {n},deu" for n in range(ROWS)))
    draft_id = upload(hub, MAPPING, TYPES["proceeding"], file)
    rehearse(hub, MAPPING, draft_id, LONG)
    where = Where(
        engine_address.uri, engine_address.user, engine_address.password, engine_address.database,
        str(hub.settings.data_dir),
    )  # fmt: skip
    # every row is examined, then the first 500 records are written with all that belongs to them
    worker = multiprocessing.get_context("spawn").Process(
        target=confirm_and_die, args=(Where(**asdict(where)), draft_id, ROWS + 500)
    )
    worker.start()
    worker.join(LONG)
    assert worker.exitcode == -signal.SIGKILL

    monkeypatch.setattr(drafts, "SILENT_AFTER", 3600.0)
    assert draft(hub, MAPPING, draft_id).step == "importing"
    monkeypatch.setattr(drafts, "SILENT_AFTER", 0.0)
    one = draft(hub, MAPPING, draft_id)
    assert (one.step, one.failure) == ("planned", INTERRUPTED)
    counts = node_counts(hub)
    assert "Proceeding" not in counts
    assert "ImportBatch" not in counts

    monkeypatch.undo()
    confirm(hub, MAPPING, draft_id, LONG)
    assert draft(hub, MAPPING, draft_id).step == "imported"
    assert node_counts(hub)["Proceeding"] == ROWS
    assert hub.trail.verify().whole
