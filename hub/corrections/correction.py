"""One correction as it is stored and read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hub.store.stored import Values

OPEN = "open"
DECIDED = ("accepted", "amended", "rejected", "withdrawn")


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody proposed to change in a record, and what came of it.

    `version` is the record's version that the proposer saw; `before` and `said` are plain values by field;
    `status` is `open` or one of `DECIDED`; `answer` is the reason of a rejection, `written` the version that
    an acceptance wrote (nothing where it stood already).
    """

    id: str
    record_id: str
    version: int
    before: Values
    said: Values
    reason: str
    by: str
    at: str
    status: str
    place: str
    own_place: str
    decided_by: str | None = None
    decided_at: str | None = None
    answer: str | None = None
    written: int | None = None

    @classmethod
    def read(cls, node: Mapping[str, Any]) -> Correction:
        """A correction from its node."""
        known = {name: node[name] for name in cls.__slots__ if node.get(name) is not None}
        known["before"], known["said"] = json.loads(node["before"]), json.loads(node["said"])
        return cls(**known)

    @property
    def is_open(self) -> bool:
        """Whether it still waits for a decision."""
        return self.status == OPEN


def place_of(status: str, at: str, correction_id: str) -> str:
    """Where a correction stands in the list of the open or of the decided ones."""
    return f"{'open' if status == OPEN else 'decided'}|{at}|{correction_id}"


def written_values(values: Values) -> str:
    """Values as they lie on the node."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True)
