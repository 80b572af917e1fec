"""What becomes of tests whose engine or browser is missing, here and in CI."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytest_plugins = ["pytester"]

SUITE = """
    import pytest

    def test_plain(): pass

    @pytest.mark.neo4j
    def test_on_neo4j(): pass

    @pytest.mark.browser
    def test_in_a_browser(): pass

    @pytest.mark.browser
    def test_in_a_browser_too(): pass
"""


class Machine:
    """A machine without programs, on which a small suite is run."""

    def __init__(self, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pytester = pytester
        self.programs = pytester.mkdir("programs")
        self.monkeypatch = monkeypatch
        monkeypatch.setenv("PATH", str(self.programs))
        monkeypatch.setenv("PYTHONPATH", str(ROOT))
        monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
        for name in ("CI", "HUB_TEST_GRAPH_URI", "PYTEST_ADDOPTS"):
            monkeypatch.delenv(name, raising=False)
        pytester.makeini("[pytest]\nmarkers =\n  embedded:\n  neo4j:\n  browser:")

    def has(self, program: str, answer: str = "") -> None:
        file = self.programs / program
        file.write_text(f"#!/bin/sh\necho '{answer}' >&2\n")
        file.chmod(0o755)

    def run(self, suite: str, *words: str) -> pytest.RunResult:
        self.pytester.makepyfile(suite)
        return self.pytester.runpytest_subprocess("-p", "tests.plugins.requirements", *words)


@pytest.fixture
def machine(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(pytester, monkeypatch)


def test_what_the_machine_cannot_run_is_left_out_and_said_at_the_end(machine: Machine) -> None:
    result = machine.run(SUITE)
    result.assert_outcomes(passed=1, deselected=3)
    result.stdout.fnmatch_lines(
        [
            "*not run on this machine*",
            "1 test needs a Neo4j. To run: install Java 17 and Maven*then `make test`.",
            "2 tests need Chromium. To run: install it*then `make test`.",
        ]
    )
    assert result.ret == 0


def test_workers_of_xdist_count_a_test_that_was_left_out_once(machine: Machine) -> None:
    result = machine.run(SUITE, "-p", "xdist", "-n", "2")
    result.stdout.fnmatch_lines(["1 test needs a Neo4j.*", "2 tests need Chromium.*"])


def test_nothing_is_said_where_nothing_is_missing(machine: Machine) -> None:
    machine.has("chromium")
    machine.has("mvn")
    machine.has("java", 'openjdk version "17.0.15" 2025-04-15')
    result = machine.run(SUITE)
    result.assert_outcomes(passed=4)
    result.stdout.no_fnmatch_line("*not run on this machine*")


def test_a_java_that_is_too_old_for_neo4j_counts_as_missing(machine: Machine) -> None:
    machine.has("chromium")
    machine.has("mvn")
    machine.has("java", 'openjdk version "1.8.0_402"')
    machine.run(SUITE).assert_outcomes(passed=3, deselected=1)


def test_a_named_neo4j_needs_no_java(machine: Machine) -> None:
    machine.monkeypatch.setenv("HUB_TEST_GRAPH_URI", "bolt://127.0.0.1:7687")
    machine.run(SUITE).assert_outcomes(passed=2, deselected=2)


def test_in_ci_a_missing_engine_or_browser_fails(machine: Machine) -> None:
    machine.monkeypatch.setenv("CI", "true")
    result = machine.run(SUITE)
    result.assert_outcomes(passed=1, errors=3)
    result.stdout.fnmatch_lines(["needs a Neo4j: install Java 17*", "needs Chromium: install it*"])
    assert result.ret != 0


@pytest.mark.parametrize(
    "suite",
    [
        "import pytest\ndef test_that_skips(): pytest.skip('not today')",
        "import pytest\n@pytest.mark.skip(reason='not today')\ndef test_that_skips(): pass",
        "import pytest\npytest.skip('not today', allow_module_level=True)",
    ],
    ids=["in the test", "by a mark", "a whole module"],
)
def test_in_ci_a_skip_fails(machine: Machine, suite: str) -> None:
    machine.monkeypatch.setenv("CI", "true")
    result = machine.run(suite)
    assert result.ret != 0
    result.stdout.fnmatch_lines(["*nothing may be skipped in CI: *not today*"])


def test_in_ci_an_expected_failure_stays_expected(machine: Machine) -> None:
    machine.monkeypatch.setenv("CI", "true")
    result = machine.run("import pytest\n@pytest.mark.xfail\ndef test_known(): assert False")
    result.assert_outcomes(xfailed=1)
