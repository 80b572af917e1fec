"""Every command that is called wrongly says one line, where to read on, and ends with a status other than 0."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from hub import cli


def called(words: Sequence[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, list[str]]:
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    said = capsys.readouterr()
    return int(ended.value.code or 0), said.out, said.err.splitlines()


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["ship"], "hub: No such command 'ship'. (hub --help says how)"),
        (["seed", "--all"], "hub: No such option '--all'. (hub seed --help says how)"),
        (["kpi", "4"], "hub: Missing option '--year'. (hub kpi --help says how)"),
        (["kpi", "5", "--year", "2023"], "hub: KPI 5 is not computed from the graph"),
        (["user", "roles"], "hub: Missing argument 'USERNAME'. (hub user roles --help says how)"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_one_line_and_status_2(
    words: Sequence[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, lines = called(words, capsys)
    assert (status, out) == (2, "")
    assert len(lines) == 1
    assert lines[0].startswith(line)


def test_a_wrong_setting_is_one_line_and_status_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUB_TIMEZONE", "Mars/Olympus")
    status, out, (line,) = called(["check"], capsys)
    assert (status, out) == (1, "")
    assert line.startswith("hub: Set HUB_TIMEZONE to the name of a time zone")


def test_help_and_version_are_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["import", "--help"], ["--version"]):
        status, out, lines = called(words, capsys)
        assert (status, lines) == (0, [])
        assert out
