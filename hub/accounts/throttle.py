"""The brake on guessing passwords: failures counted in the graph, shared by all processes.

An attempt is counted as a failure before the password is looked at, under a lock, and taken back when
the password was right: a burst of guesses at one moment gets no more of them than one after another.
Names and addresses are kept as keyed hashes: somebody may have typed a password as their name.
"""

from __future__ import annotations

import hmac
import ipaddress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from graph_schema.text import Text
from hub.accounts.desk import Desk, later
from hub.accounts.errors import TooManyAttempts
from hub.errors import ConfigurationError
from hub.store.graph import Transaction


@dataclass(frozen=True, slots=True)
class Brake:
    """How hard it brakes: `free` failures cost nothing, the next one `first`, each further one twice as
    long, up to `longest`; after `quiet` without an attempt all is forgotten."""

    free: int
    first: timedelta
    longest: timedelta
    quiet: timedelta

    def delay(self, failures: int) -> timedelta | None:
        """How long to wait after this many failures."""
        beyond = failures - self.free
        if beyond <= 0:
            return None
        return min(self.first * (1 << min(beyond - 1, 20)), self.longest)


BRAKES = {
    "name": Brake(4, timedelta(seconds=30), timedelta(minutes=15), timedelta(hours=12)),
    "address": Brake(29, timedelta(seconds=30), timedelta(minutes=15), timedelta(minutes=30)),
}
"""By user name, and (for many names tried from one place, which a whole office may share) by address."""

_FORGOTTEN = max(brake.quiet for brake in BRAKES.values())


class Throttle:
    """Counts attempts to sign in by user name and by address."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def keys(self, username: str, address: str) -> tuple[str, ...]:
        """The keys of the counters of an attempt, in the order in which they are locked."""
        return tuple(
            f"{kind}:{self._hash(kind, value)}"
            for kind, value in (("address", _network(address)), ("name", username))
        )

    def count(self, keys: tuple[str, ...]) -> str | None:
        """Count an attempt as failed; says until when further ones are refused, if they are.

        Raises `TooManyAttempts`, and counts nothing, while an earlier delay runs.
        """
        return self._desk.graph.write(lambda transaction: self._count(transaction, keys))

    def _count(self, transaction: Transaction, keys: tuple[str, ...]) -> str | None:
        now = self._desk.now()
        rows = self._locked(transaction, keys)
        running = [row["blocked_until"] for row in rows if (row["blocked_until"] or "") > now]
        if running:
            raise TooManyAttempts(max(running))
        counted = [_after(row, row["failures"] + 1, now) for row in rows]
        transaction.rows("accounts/throttle_put", rows=counted)
        return max((row["blocked_until"] for row in counted if row["blocked_until"]), default=None)

    def take_back(self, transaction: Transaction, keys: tuple[str, ...]) -> None:
        """The attempt was right: forget the failures of the name, and this one of the address (whoever
        has one account shall not clear the way for guessing at others)."""
        now = self._desk.now()
        rows = self._locked(transaction, keys)
        left = [
            _after(
                row, max(row["failures"] - 1, 0) if _kind(row) == "address" else 0, row["failed_at"]
            )
            for row in rows
        ]
        transaction.rows("accounts/throttle_put", rows=left)
        transaction.rows("accounts/throttle_forget", before=later(now, -_FORGOTTEN))

    def _locked(self, transaction: Transaction, keys: tuple[str, ...]) -> list[dict[str, Any]]:
        """The counters, locked before they are read; made where there are none, at zero after a quiet time."""
        now = self._desk.now()
        rows = transaction.rows("accounts/throttle_lock", keys=list(keys), now=now)
        return [
            row | {"failures": 0, "blocked_until": None}
            if row["failed_at"] < later(now, -BRAKES[_kind(row)].quiet)
            else row
            for row in rows
        ]

    def _hash(self, kind: str, value: str) -> str:
        if not self._desk.key:
            raise ConfigurationError(
                setting="HUB_SECRET_KEY",
                expected=Text(
                    "the key that the portal signs with", "la clé de signature du portail"
                ),
            )
        text = f"{kind}\0{value}".encode()
        return hmac.digest(self._desk.key.encode(), text, "sha256").hex()


def _kind(row: dict[str, Any]) -> str:
    return str(row["key"]).partition(":")[0]


def _after(row: dict[str, Any], failures: int, failed_at: str) -> dict[str, Any]:
    delay = BRAKES[_kind(row)].delay(failures)
    return {
        "key": row["key"],
        "failures": failures,
        "failed_at": failed_at,
        "blocked_until": later(failed_at, delay) if delay else None,
    }


def _network(address: str) -> str:
    """The address, of IPv6 the network that one customer has."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv6Address):
        if known.ipv4_mapped:
            return str(known.ipv4_mapped)
        return str(ipaddress.ip_network((known, 64), strict=False))
    return str(known)
