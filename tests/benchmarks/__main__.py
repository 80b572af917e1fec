"""`python -m tests.benchmarks`: measure both engines, print the table, exit with 1 where a promise fails."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from flask.testing import FlaskClient

from hub.access import HUB
from hub.accounts import NewPerson
from hub.config import Settings
from hub.hub import Hub
from hub.migrating import migrate
from hub.store.driver import Database
from hub.store.embedded import join_or_start
from hub.store.graph import Graph
from portal import create_app
from tests.benchmarks import answers, importing, load, measures
from tests.benchmarks.duplicates import duplicates
from tests.benchmarks.finding import finding
from tests.benchmarks.measures import Measure
from tests.benchmarks.requests import requests
from tests.benchmarks.verification import verification
from tests.engines.neo4j_server import running_neo4j

PROCEEDINGS = 10_000
FIRST_EVENTS, ALL_EVENTS = 0, 80_000
PASSWORD = "a long pass phrase for measuring only"


@contextmanager
def engine(name: str, folder: Path) -> Iterator[Database]:
    """A database of one engine, empty."""
    if name == "embedded":
        with join_or_start(folder / "engine") as lease:
            address = lease.address
            with Database.connect(
                address.uri,
                address.user,
                address.password,
                address.database,
                http_uri=address.http_uri,
            ) as database:
                yield database
    else:
        with (
            running_neo4j(measured=True) as server,
            Database.connect(server.uri, server.user, server.password, server.database) as database,
        ):
            yield database


def measure(name: str) -> list[Measure]:
    """Everything that is measured inside one engine."""
    with tempfile.TemporaryDirectory() as place, engine(name, Path(place)) as database:
        environ = {
            "HUB_DATA_DIR": place,
            "HUB_SECRET_KEY": "only for measuring, long enough for the rule",
        }
        settings = Settings.from_environment(environ)
        hub = Hub.over(settings, Graph(database))
        migrate(hub.graph)
        hub.accounts.people.add(
            HUB, NewPerson(username="bench", display_name="B", roles=("mapping",)), PASSWORD
        )
        load.put(database, load.frame())
        load.put(database, load.proceedings(PROCEEDINGS // 10))
        small = measures.kpi_4(hub)
        answers.load(database)
        small_3 = answers.kpi_3(hub)
        load.put(
            database, load.proceedings(PROCEEDINGS - PROCEEDINGS // 10, first=PROCEEDINGS // 10)
        )
        measures.grow(database, PROCEEDINGS, ALL_EVENTS)
        app = create_app(settings, hub)
        found: list[Measure] = []
        for several in (
            lambda: [measures.machine()],
            lambda: measures.list_page(hub, app, _sign_in),
            lambda: finding(app, _sign_in),
            lambda: [measures.predicate(database)],
            lambda: measures.kpi_growth(hub, database, small),
            lambda: answers.growth(hub, small_3),
            lambda: [measures.one_create(hub)],
            lambda: verification(hub, app, _sign_in),
            lambda: measures.imported(hub, database),
            lambda: duplicates(hub, database),
            lambda: importing.thousand_rows(hub, database),
            lambda: requests(hub, database, app, _sign_in),
        ):
            for one in several():
                print(f"{name}: {one.what}: {one.figure}", file=sys.stderr)
                found.append(one)
        hub.trail.stop()
        return found


def _sign_in(visitor: FlaskClient, username: str = "bench") -> None:
    visitor.application.config["WTF_CSRF_ENABLED"] = False
    answer = visitor.post("/sign-in", data={"username": username, "password": PASSWORD})
    if answer.status_code not in (302, 303):
        raise AssertionError(f"could not sign in: {answer.status_code}")


def demo() -> list[Measure]:
    """`hub demo` as a user runs it: how soon it is ready, what its first page weighs, what it takes."""
    with tempfile.TemporaryDirectory() as place:
        start = time.perf_counter()
        process = subprocess.Popen(
            [Path(sys.executable).with_name("hub"), "demo", "--port", "0", "--data-dir", place],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        try:
            address = next(
                line.split()[-1] for line in process.stdout or () if "answers at" in line
            )
            while not _ready(address):
                time.sleep(0.05)
            ready = time.perf_counter() - start
            size = _first_page(address)
            family = [
                psutil.Process(process.pid),
                *psutil.Process(process.pid).children(recursive=True),
            ]
            family += [
                one
                for one in psutil.process_iter(["cmdline"])
                if place in " ".join(one.info["cmdline"] or [])
            ]
            memory = {one.pid: one.memory_info().rss for one in family if one.is_running()}
        finally:
            process.terminate()
            process.wait(30)
    portal = memory[process.pid] / 2**20
    rest = sum(memory.values()) / 2**20 - portal
    return [
        Measure("hub demo until ready", f"{ready:.0f} s", "≤ 20 s", ready <= 20),
        Measure(
            "first page over the wire, with styles and scripts",
            f"{size / 1000:.0f} kB",
            "≤ 150 kB",
            size <= 150_000,
        ),
        Measure("resident memory: portal, engine", f"{portal:.0f} MB, {rest:.0f} MB", "told", True),
    ]


def _ready(address: str) -> bool:
    try:
        with urllib.request.urlopen(address + "healthz", timeout=2) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except OSError:
        return False


def _first_page(address: str) -> int:
    """Bytes over the wire of the sign-in page and all that it loads."""
    page = _fetch(address + "sign-in")
    text = gzip.decompress(page).decode() if page[:2] == b"\x1f\x8b" else page.decode()
    parts = {one.split('"')[0] for cut in ('src="/', 'href="/') for one in text.split(cut)[1:]}
    assets = [
        one
        for one in parts
        if one.rsplit(".", 1)[-1].split("?")[0] in ("css", "js", "svg", "woff2")
    ]
    return len(page) + sum(len(_fetch(address + one)) for one in assets)


def _fetch(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310 - our own address
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - our own address
        return bytes(answer.read())


def main() -> int:
    """Measure, print, and write the table for the README."""
    found = {"embedded": measure("embedded"), "neo4j": measure("neo4j")}
    lines = ["| measured | promised | embedded engine | Neo4j 5.26 |", "| --- | --- | --- | --- |"]
    for here, there in zip(found["embedded"], found["neo4j"], strict=True):
        lines.append(f"| {here.what} | {here.promised} | {_said(here)} | {_said(there)} |")
    for one in demo():
        found["embedded"].append(one)
        lines.append(f"| {one.what} | {one.promised} | {_said(one)} | |")
    print("\n".join(lines))
    failed = [one.what for listed in found.values() for one in listed if not one.holds]
    print(json.dumps({"failed": failed}))
    return 1 if failed else 0


def _said(one: Measure) -> str:
    return one.figure if one.holds else f"**{one.figure}**"


if __name__ == "__main__":
    sys.exit(main())
