"""What a test needs of the machine (Neo4j, Chromium), and what happens where that is missing.

On a developer's machine such tests are left out, and the last lines say how many, and how to run
them. With `CI=true` nothing is left out: a test whose engine or browser is missing fails, and so
does one that skips itself.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from importlib.util import find_spec

import pytest

NEO4J_NEEDS_JAVA = 17


@dataclass(frozen=True)
class Requirement:
    """What the tests with one marker need; `present` looks for it, `remedy` says how to get it."""

    marker: str
    what: str
    remedy: str
    present: Callable[[], bool]


def java_version() -> int:
    """The feature version of the Java on the path (17, 21, …), or 0 without one."""
    if shutil.which("java") is None:
        return 0
    told = subprocess.run(
        ["java", "-version"], capture_output=True, text=True, check=False, timeout=60
    )
    found = re.search(r'version "(?:1\.)?(\d+)', told.stderr)
    return int(found[1]) if found else 0


def can_run_neo4j() -> bool:
    """Whether a Neo4j is named by the environment, or Java and Maven can start one."""
    if os.environ.get("HUB_TEST_GRAPH_URI"):
        return True
    return shutil.which("mvn") is not None and java_version() >= NEO4J_NEEDS_JAVA


REQUIREMENTS = (
    Requirement(
        marker="embedded",
        what="the embedded graph engine",
        remedy="it comes with the extra `embedded` where there is a wheel for the machine;"
        " elsewhere run them against Neo4j",
        present=lambda: find_spec("arcadedb_embedded") is not None,
    ),
    Requirement(
        marker="neo4j",
        what="a Neo4j",
        remedy=f"install Java {NEO4J_NEEDS_JAVA} and Maven"
        " (Debian: apt-get install default-jdk-headless maven),"
        " or set HUB_TEST_GRAPH_URI to an empty database",
        present=can_run_neo4j,
    ),
    Requirement(
        marker="browser",
        what="Chromium",
        remedy="install it (Debian: apt-get install chromium fonts-noto-core)",
        present=lambda: shutil.which("chromium") is not None,
    ),
)

left_out = pytest.StashKey[Counter[str]]()
missing = pytest.StashKey[dict[str, Requirement]]()


def in_ci() -> bool:
    """Whether this run must prove everything."""
    return os.environ.get("CI", "").lower() == "true"


def _needs(item: pytest.Item, absent: dict[str, Requirement]) -> list[Requirement]:
    return [one for marker, one in absent.items() if item.get_closest_marker(marker)]


def pytest_configure(config: pytest.Config) -> None:
    config.stash[left_out] = Counter()
    config.stash[missing] = {}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = {mark.name for item in items for mark in item.iter_markers()}
    absent = {one.marker: one for one in REQUIREMENTS if one.marker in wanted and not one.present()}
    config.stash[missing] = absent
    if in_ci():
        return
    kept: list[pytest.Item] = []
    dropped: list[pytest.Item] = []
    for item in items:
        needs = _needs(item, absent)
        (dropped if needs else kept).append(item)
        config.stash[left_out].update(one.marker for one in needs)
    if dropped:
        items[:] = kept
        config.hook.pytest_deselected(items=dropped)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for one in _needs(item, item.config.stash[missing]):
        pytest.fail(f"needs {one.what}: {one.remedy}", pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if in_ci() and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and nothing may be skipped in CI: {_reason(report)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if in_ci() and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped, and nothing may be skipped in CI: {_reason(report)}"
    return report


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of pytest-xdist tells the process that prints what it left out."""
    told = getattr(session.config, "workeroutput", None)
    if told is not None:
        counts: Counter[str] = session.config.stash[left_out]
        told["left_out"] = dict(counts)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Every worker collects the same tests, so the counts are the same, not to be added up."""
    told: dict[str, dict[str, int]] = getattr(node, "workeroutput", {})
    config: pytest.Config = node.config  # type: ignore[attr-defined] # pytest-xdist has no types
    counts: Counter[str] = config.stash[left_out]
    counts |= Counter(told.get("left_out", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counts = terminalreporter.config.stash[left_out]
    lines = list(_closing_lines(counts))
    if lines:
        terminalreporter.section("not run on this machine")
        for line in lines:
            terminalreporter.write_line(line)


def _closing_lines(counts: Counter[str]) -> Iterable[str]:
    for one in REQUIREMENTS:
        if number := counts[one.marker]:
            tests = "1 test needs" if number == 1 else f"{number} tests need"
            yield f"{tests} {one.what}. To run: {one.remedy}; then `make test`."
