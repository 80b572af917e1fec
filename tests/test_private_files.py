"""What only the hub's own account may read."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hub.private_files import kept_secret, private_directory, write_private


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_private_directory_is_made_closed(tmp_path: Path) -> None:
    assert mode(private_directory(tmp_path / "a")) == 0o700


def test_a_directory_left_open_is_closed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(mode=0o755)
    assert mode(private_directory(tmp_path / "a")) == 0o700


def test_a_private_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.touch(mode=0o644)
    write_private(path, "secret é")
    assert path.read_text(encoding="utf-8") == "secret é"
    assert mode(path) == 0o600


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_private(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_private(path, "\ud800")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_secret_is_made_once_for_all_who_ask_at_the_same_moment(tmp_path: Path) -> None:
    path = tmp_path / "key"
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(lambda _: kept_secret(path), range(64)))
    assert len(secrets) == 1
    assert len(secrets.pop()) >= 32
    assert mode(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_two_secrets_differ(tmp_path: Path) -> None:
    assert kept_secret(tmp_path / "a") != kept_secret(tmp_path / "b")
