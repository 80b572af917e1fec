"""Rules that hold for every tracked file: direction of imports, length, reasons, nothing foreign."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("graph_schema", "hub", "portal")
LONGEST_MODULE = 400

# A path of somebody's machine: a home, a workplace or a temporary directory, from the root.
MACHINE_PATH = re.compile(r"(?:^|[\s\"'`=(:])/(?:work|root|home|tmp|Users)/")
# An address of a package index; its name space in a Maven project file is none.
INDEX = re.compile(
    r"://(?!maven\.apache\.org/(?:POM|xsd))[\w.-]*(?:pypi|pythonhosted|npmjs|maven|crates)\."
)
# `noqa: X` or `type: ignore[x]`, and what is said after it.
IGNORE = re.compile(
    r"#\s*(?:ruff: )?(?:noqa|type: ignore)(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[\w, -]+\])?(.*)$"
)


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git holds, or is about to; the others are nobody's business."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(
        ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()
    )


def lines_of(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []  # a picture, a compiled catalogue


def where(file: Path, number: int) -> str:
    return f"{file.relative_to(ROOT)}:{number}"


def test_imports_point_one_way_and_only_the_store_knows_the_driver() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_no_file_names_a_path_of_a_machine() -> None:
    found = [
        f"{where(file, number)}: {line.strip()[:100]}"
        for file in tracked()
        for number, line in enumerate(lines_of(file), 1)
        if MACHINE_PATH.search(line) and file != Path(__file__)
    ]
    assert not found


def test_no_file_names_a_package_index() -> None:
    found = [
        where(file, number)
        for file in tracked()
        for number, line in enumerate(lines_of(file), 1)
        if INDEX.search(line)
    ]
    assert not found


def test_scripts_and_styles_are_the_portal_s_own() -> None:
    for file in tracked():
        if file.suffix in {".js", ".css", ".map", ".woff", ".woff2", ".ttf"}:
            name = file.relative_to(ROOT).as_posix()
            assert name.startswith("portal/static/"), f"{name} stands outside the portal"
            assert file.suffix in {".js", ".css"}, f"{name} comes from elsewhere"
            text = file.read_text(encoding="utf-8")
            assert "/*!" not in text, f"{name} carries somebody's licence banner"
            assert max(map(len, text.splitlines()), default=0) < 400, f"{name} is minified"


def test_no_compiled_python_and_no_secret_is_tracked() -> None:
    unwanted = {".pyc", ".key", ".pem", ".db", ".log"}
    assert not [file for file in tracked() if file.suffix in unwanted or file.name == ".env"]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_module_that_grows_long_is_split(package: str) -> None:
    long = {
        file.relative_to(ROOT).as_posix(): len(lines_of(file))
        for file in tracked()
        if file.suffix == ".py"
        and file.relative_to(ROOT).parts[0] == package
        and len(lines_of(file)) > LONGEST_MODULE
    }
    assert not long


def test_whoever_silences_a_tool_says_why() -> None:
    silent = [
        where(file, number)
        for file in tracked()
        if file.suffix == ".py" and file != Path(__file__)
        for number, line in enumerate(lines_of(file), 1)
        if (said := IGNORE.search(line)) and len(said[1].strip(" -#—–")) < 5
    ]
    assert not silent
