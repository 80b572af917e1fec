"""A garden of proceedings per engine, planted once: these tests only read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from graph_schema.core import TYPES
from hub.access import Principal
from hub.config import Settings
from hub.hub import Hub
from hub.records.planning import Wish
from hub.store.driver import Database
from hub.store.graph import Graph
from tests.conftest import wipe

TODAY = "2026-11-22"
EVERYTHING = Principal(
    "hub", operates=True, extra_keys=frozenset({"office", "community", "public", "group:vigilance"})
)


@dataclass(frozen=True, slots=True)
class Sown:
    """One proceeding of the garden: what it is made from."""

    id: str
    marking: str
    values: dict[str, object]


def _sow(number: int) -> Sown:
    """Proceedings that differ in everything that is counted, marked in four ways."""
    stages = ("investigation", "trial", "appeal", None)
    crimes = (["7(1)(a)"], ["8"], ["8(2)(b)(i)", "6"], [])
    marking, named = [
        ("public", []), ("office", []), ("community", []), ("closed", ["group:vigilance"]),
    ][number % 4]  # fmt: skip
    values: dict[str, object] = {
        "id": f"prc-{number}",
        "title": f"Proceeding {number} against {'Müller' if number % 3 else 'Nobody'}",
        "stage": stages[number % 3 if number % 5 else 3],
        "outcome": "pending" if number % 2 else None,
        "crimes": crimes[number % 4 if number % 7 else 0],
        "last_event_on": (f"20{18 + number % 5}-0{1 + number % 9}" if number % 6 else None),
        "last_verified_on": ("2026-06-01", "2026-05-01", "2026-05-26", None)[number % 4],
        "in_state": ("ltu", "fra", "qqq", None)[(number // 2) % 4],
        "linked_to": (["sit-open"], ["sit-open", "sit-hidden"], ["sit-hidden"], [])[(number // 3) % 4],
        "committed_in": (["ukr"], ["ukr", "ltu"], [])[number % 3],
        "conducted_by": [["auth-court"], ["auth-hidden"], []][number % 3],
        "jurisdiction_bases": (["territorial"], ["universal", "active_personality"])[number % 2],
        "accused": [{"name": f"Accused {number}", "status": "on_trial", "charges": [{"crime": "7(1)(f)"}]}]
        if number % 4 == 2
        else [],
        "marking": marking,
        "named_to": named,
        "excluded": ["state:fra"] if number % 8 == 2 else [],
    }  # fmt: skip
    return Sown(f"prc-{number}", marking, values)


SOWN = tuple(_sow(number) for number in range(32))


@pytest.fixture(scope="module")
def garden(engine_database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """Thirty-two proceedings among three States and two situations, one of which is for few."""
    wipe(engine_database)
    settings = Settings.from_environment(
        {
            "HUB_DATA_DIR": str(tmp_path_factory.mktemp("garden")),
            "HUB_SECRET_KEY": "only-for-tests-" * 3,
        }
    )
    hub = Hub.over(settings, Graph(engine_database))
    source = [{"id": "src-open", "locator": "p. 1"}]
    public = {"marking": "public", "citations": source}
    closed = {"marking": "closed", "named_to": ["group:vigilance"]}

    def put(kind: str, /, **values: object) -> None:
        hub.writer.save(EVERYTHING, [Wish(TYPES[kind], values)])

    put("source", id="src-open", title="Open source", marking="public")
    for code, name, iso2 in (
        ("ltu", "Lithuania", "LT"),
        ("fra", "France", "FR"),
        ("ukr", "Ukraine", "UA"),
    ):
        put("state", id=code, title=name, iso2=iso2, **public)
    put("state", id="qqq", title="Hidden State", iso2="QQ", marking="office")
    put(
        "situation", id="sit-open", title="Open situation", investigation_opened_on="2020", **public
    )
    put(
        "situation",
        id="sit-hidden",
        title="Hidden situation",
        examination_opened_on="2020",
        **closed,
    )
    put("authority", id="auth-court", title="Vilniaus apygardos teismas", of_state="ltu", **public)
    put("authority", id="auth-hidden", title="Chamber Platypus", of_state="ltu", **closed)
    for one in SOWN:
        put("proceeding", **one.values, citations=source)
    yield hub
    hub.trail.stop()


@pytest.fixture
def hub(garden: Hub) -> Hub:
    """The hub of the garden."""
    return garden
