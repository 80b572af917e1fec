"""`hub seed` with the starter data themselves: they come whole, and their examples go whole."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from hub.hub import Hub
from tests.commands.conftest import Command, ids
from tests.seeds.reading import EXAMPLES, SEEDS


def _ids_in(folder: Path) -> set[str]:
    found: set[str] = set()
    for name in (folder / "order.txt").read_text(encoding="utf-8").split():
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            found |= {row["id"] for row in csv.DictReader(file)}
    return found


def test_the_real_starter_data_come_whole_and_their_examples_go_whole(
    command: Command, hub: Hub
) -> None:
    done = command("seed", "--examples")
    assert done.status == 0
    assert (ids(hub, examples=False), ids(hub, examples=True)) == (
        _ids_in(SEEDS),
        _ids_in(EXAMPLES),
    )
    ledger = Path(done.out.splitlines()[-1].partition(": ")[2])
    assert ledger.read_text(encoding="utf-8").startswith("origin_file,origin_id,loaded_as,reason")
    links = _links(hub)

    removed = command("seed", "--remove-examples")

    assert removed.out == f"Fictitious examples removed: {len(_ids_in(EXAMPLES))}.\n"
    assert (ids(hub, examples=False), ids(hub, examples=True)) == (_ids_in(SEEDS), set())
    assert _links(hub) == links
    assert _left_behind(hub, _ids_in(EXAMPLES)) == 0
    assert "0 records new, 0 brought up to date." in command("seed").err


def _links(hub: Hub) -> int:
    """Relations between records that are no examples."""
    return _number(
        hub,
        "MATCH (n:Entity)-[r]->(m:Entity) WHERE n.is_example = false AND m.is_example = false "
        "RETURN count(r) AS number",
    )


def _left_behind(hub: Hub, gone: set[str]) -> int:
    """Parts, revisions and proposals of records that are gone."""
    return _number(
        hub,
        "MATCH (n) WHERE n.record_id IN $gone RETURN count(n) AS number",
        gone=sorted(gone),
    )


def _number(hub: Hub, text: str, **values: Any) -> int:
    (row,) = hub.graph.read(lambda one: one.run(text, values))
    return int(row["number"])
