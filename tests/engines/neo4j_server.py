"""A Neo4j for the tests: started from Maven's copy of it, or the one that the environment names."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import neo4j

from hub.private_files import private_directory
from hub.store.embedded.process import free_port

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache" / "neo4j"
READY_SECONDS = 240
LABEL = "TestDatabase"


@dataclass(frozen=True)
class GraphAddress:
    """What a driver needs to reach a graph of the tests."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str | None = None


def libraries() -> Path:
    """The folder of Neo4j's jars; Maven fetches them once for each state of the pom."""
    pom = HERE / "pom.xml"
    folder, stamp = CACHE / "lib", CACHE / "pom.xml"
    if not stamp.exists() or stamp.read_bytes() != pom.read_bytes():
        private_directory(CACHE)
        fetched = Path(tempfile.mkdtemp(dir=CACHE))
        subprocess.run(
            [
                *("mvn", "--batch-mode", "--quiet", "-Dstyle.color=never", "--file", str(pom)),
                *("dependency:copy-dependencies", "-DincludeScope=runtime"),
                f"-DoutputDirectory={fetched}",
            ],
            check=True,
            timeout=900,
        )
        shutil.rmtree(folder, ignore_errors=True)
        fetched.rename(folder)
        shutil.copyfile(pom, stamp)
    return folder


class Neo4jServer:
    """One Neo4j process on loopback; `stop` and `start` keep its port, its data and its password.

    `measured` is for benchmarks: all of Java's compiler, as production has it. Without, a start costs
    half the processor time.
    """

    def __init__(self, directory: Path, *, measured: bool = False) -> None:
        self._directory = directory
        self._flags = () if measured else ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.address = GraphAddress(
            f"neo4j://127.0.0.1:{self._port}", "neo4j", secrets.token_urlsafe(16), "neo4j"
        )

    def start(self) -> None:
        """Returns once it answers with our password."""
        log = self._directory / "server.log"
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                [
                    *("java", "-Xmx512m", *self._flags, "-cp", f"{libraries()}/*"),
                    *(str(HERE / "Neo4jServer.java"), str(self._directory), str(self._port)),
                ],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, "HUB_TEST_NEO4J_PASSWORD": self.address.password},
                start_new_session=True,
            )
        deadline = time.monotonic() + READY_SECONDS
        while b"ready" not in log.read_bytes():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"Neo4j did not start:\n{log.read_text()[-4000:]}")
            time.sleep(0.1)

    def stop(self) -> None:
        """Closes the database cleanly."""
        if self._process is not None:
            self._process.communicate()  # closes its standard input, and waits
            self._process = None


@contextmanager
def running_neo4j(*, measured: bool = False) -> Iterator[GraphAddress]:
    """The Neo4j of HUB_TEST_GRAPH_URI, if it may be emptied, else one of our own."""
    if os.environ.get("HUB_TEST_GRAPH_URI"):
        yield _marked(
            GraphAddress(
                os.environ["HUB_TEST_GRAPH_URI"],
                os.environ.get("HUB_TEST_GRAPH_USER", "neo4j"),
                os.environ.get("HUB_TEST_GRAPH_PASSWORD", ""),
                os.environ.get("HUB_TEST_GRAPH_DATABASE"),
            )
        )
        return
    with tempfile.TemporaryDirectory(prefix="hub-neo4j-") as directory:
        server = Neo4jServer(Path(directory), measured=measured)
        server.start()
        try:
            yield server.address
        finally:
            server.stop()


def _marked(address: GraphAddress) -> GraphAddress:
    """The address, if the database holds nothing or is marked as one for tests; then it is marked.

    Tests delete everything: a database with anything else in it is refused.
    """
    with (
        neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver,
        driver.session(database=address.database) as session,
    ):
        found = session.run(
            f"OPTIONAL MATCH (n) RETURN count(n) AS nodes, count(CASE WHEN n:{LABEL} THEN 1 END) AS marks"
        ).single(strict=True)
        if found["nodes"] and not found["marks"]:
            raise RuntimeError(
                "HUB_TEST_GRAPH_URI names a database that holds data and is not marked as a test"
                f" database; tests would delete it all. Empty it, or mark it: CREATE (:{LABEL} {{id: 'tests'}})"
            )
        session.run(f"MERGE (n:{LABEL} {{id: 'tests'}})").consume()
    return address
