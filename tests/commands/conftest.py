"""Commands as somebody types them, over the hub of the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from hub import cli
from hub.commands import exporting, importing, kpi, notify, seed
from hub.hub import Hub


@dataclass(frozen=True)
class Answer:
    """What a command answered: its exit status, and what it wrote to both outputs."""

    status: int
    written: bytes
    err: str

    @property
    def out(self) -> str:
        return self.written.decode("utf-8-sig")


Command = Callable[..., Answer]


@pytest.fixture
def command(
    hub: Hub, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Command:
    """Runs `hub …` in this process: `command("export", "state", "--format", "xlsx")`."""

    @contextmanager
    def opened(_data_dir: object = None) -> Iterator[Hub]:
        yield hub

    for module in (exporting, importing, kpi, notify, seed):
        monkeypatch.setattr(module, "opened", opened)

    def run(*words: object) -> Answer:
        capsysbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main([str(word) for word in words])
        out, err = capsysbinary.readouterr()
        return Answer(int(ended.value.code or 0), out, err.decode())

    return run


def ids(hub: Hub, *, examples: bool) -> set[str]:
    """The ids of all records that are, or are no, examples; closed ones too."""
    rows = hub.graph.read(
        lambda one: one.run(
            "MATCH (n:Entity) WHERE n.is_example = $examples RETURN n.id AS id",
            {"examples": examples},
        )
    )
    return {row["id"] for row in rows}
