"""The README says what is: its commands, its settings, its files."""

from __future__ import annotations

import re
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from click.testing import CliRunner

from hub.cli import GROUP, commands
from hub.config import declared_settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_table_and_nothing_else() -> None:
    told = set(re.findall(r"^\| `hub ([a-z]+)", README, re.MULTILINE))
    assert told == {point.name for point in entry_points(group=GROUP)}


@pytest.mark.parametrize("name", sorted({point.name for point in entry_points(group=GROUP)}))
def test_every_command_explains_itself(name: str) -> None:
    answer = CliRunner().invoke(commands, [name, "--help"])
    assert answer.exit_code == 0
    assert "Usage" in answer.output


def test_every_setting_stands_in_the_table_with_its_default_and_meaning() -> None:
    told = dict(re.findall(r"^\| `(HUB_[A-Z_]+)` \| (.*) \|$", README, re.MULTILINE))
    expected = {
        setting.name: f"{f'`{setting.default}`' if setting.default else ''} | {setting.help.en}"
        for setting in declared_settings()
    }
    assert told == expected


def test_every_file_that_it_names_is_there() -> None:
    for path in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / path).exists(), path
    for path in re.findall(r"`((?:graph_schema|hub|portal|seeds)/[a-z_./-]+)`", README):
        assert (ROOT / path).exists(), path


def test_it_says_what_must_not_go_in_before_what_is_missing_is_there() -> None:
    assert "No real data yet" in README
    for missing in ("second factor", "encrypted backups", "upgrades"):
        assert missing in README
