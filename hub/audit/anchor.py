"""The anchor: the newest seal of the trail, kept in a file outside the database.

Whoever can write to the database can drop its newest seals with the events they cover; the anchor then
knows of a seal that the database does not have.
"""

from __future__ import annotations

import fcntl
import json
from dataclasses import dataclass
from pathlib import Path

from hub.audit.event import Keys
from hub.private_files import private_directory, write_private


class AnchorUnreadable(ValueError):  # noqa: N818 - named for what is wrong with the file
    """The file does not hold an anchor that was made with the key."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A seal: its number, its hash, when it was made (UTC), and the name of the audit key."""

    seq: int
    hash: str
    at: str
    key: str

    @classmethod
    def read(cls, path: Path, keys: Keys) -> Anchor | None:
        """The anchor in `path`, or `None` without a file. Raises `AnchorUnreadable`.

        One made with another key is returned as it stands: its `key` tells.
        """
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise AnchorUnreadable from error
        try:
            anchor = cls(int(told["seq"]), str(told["hash"]), str(told["at"]), str(told["key"]))
            signature = told["signature"]
        except (KeyError, TypeError, ValueError) as error:
            raise AnchorUnreadable from error
        if anchor.key == keys.name and not keys.fits("anchor", anchor.content, signature):
            raise AnchorUnreadable
        return anchor

    @property
    def content(self) -> list[int | str]:
        """What the file's signature covers."""
        return [self.seq, self.hash, self.at, self.key]

    def advance(self, path: Path, keys: Keys) -> None:
        """Write this anchor to `path` (0600, at once or not at all) unless a later one stands there.

        Processes that share the directory take turns, so that the anchor never goes back.
        """
        private_directory(path.parent)
        with path.with_name(f".{path.name}.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            try:
                standing = Anchor.read(path, keys)
            except AnchorUnreadable:
                return  # evidence: `verify` shall find it as it is
            if standing is None or (standing.key == self.key and standing.seq < self.seq):
                told = {
                    "seq": self.seq,
                    "hash": self.hash,
                    "at": self.at,
                    "key": self.key,
                    "signature": keys.sign("anchor", self.content),
                }
                write_private(path, json.dumps(told, indent=1) + "\n")
