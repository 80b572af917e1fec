"""Files and directories that only the hub's own account may read: secrets, leases, the graph."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

_OWNER_ONLY = 0o700


def private_directory(path: Path) -> Path:
    """`path`, made with mode 0700 where it does not exist, and closed to others where it does."""
    path.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    if path.stat().st_mode & 0o077:
        path.chmod(_OWNER_ONLY)
    return path


def write_private(path: Path, content: str) -> None:
    """Writes `content` to `path` with mode 0600; whoever reads sees the old file or the whole new one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def kept_secret(path: Path) -> str:
    """The secret kept in `path`, made at random (256 bits) the first time, with mode 0600.

    Several processes may ask at the same moment: all get the same one.
    """
    if not path.exists():
        fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        write_private(fresh, secrets.token_urlsafe(32))
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(fresh)
        fresh.unlink()
    return path.read_text(encoding="utf-8").strip()
