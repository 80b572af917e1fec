"""The labelled pairs: a proceeding of the starter data beside one that somebody types, twin or not.

`pairs.csv` was made by hand; `made_by` says how each typed side differs. Weights were set looking at the
half `tune` alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).parents[2] / "seeds" / "proceeding.csv"
PAIRS = Path(__file__).with_name("pairs.csv")


@dataclass(frozen=True, slots=True)
class Pair:
    """One labelled pair: the id of the recorded proceeding, and the plain values that were typed."""

    half: str
    twin: bool
    made_by: str
    left: str
    typed: dict[str, Any]


def links(cell: str) -> list[dict[str, str]]:
    """The ids of a cell as the plain value of a relation."""
    return [{"id": one} for one in cell.split(";") if one]


def pairs(half: str | None = None) -> list[Pair]:
    """The labelled pairs, of one half or all."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [
            Pair(row["half"], row["twin"] == "yes", row["made_by"], row["left"], _typed(row))
            for row in csv.DictReader(file)
            if half in (None, row["half"])
        ]


def _typed(row: dict[str, str]) -> dict[str, Any]:
    state = links(row["in_state"])
    return {
        "title": row["title"] or "(no title yet)",
        "accused": [{"name": one} for one in row["people"].split("; ") if one],
        "reference": row["reference"] or None,
        "in_state": state[0] if state else None,
        "conducted_by": links(row["conducted_by"]),
        "committed_in": links(row["committed_in"]),
        "linked_to": links(row["linked_to"]),
        "opened_on": row["opened_on"] or None,
        "last_event_on": row["last_event_on"] or None,
    }


def recorded() -> dict[str, dict[str, Any]]:
    """The proceedings of the starter data as plain values, by id."""
    found = {}
    with SEEDS.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            values = _typed(row | {"people": ""})
            for field in ("suspects", "accused"):
                names = (row.get(f"{field}.{number}.name") for number in range(1, 30))
                values[field] = [{"name": one} for one in names if one]
            found[row["id"]] = values
    return found


@dataclass(frozen=True, slots=True)
class Measured:
    """How well pairs were told apart, with those that were told wrong."""

    recall: float
    precision: float
    missed: list[str]
    wrongly: list[str]


def measured(answers: Iterable[tuple[Pair, bool]]) -> Measured:
    """Recall and precision of answers to labelled pairs."""
    told = list(answers)
    right = sum(pair.twin and said for pair, said in told)
    missed = [f"{pair.left}: {pair.made_by}" for pair, said in told if pair.twin and not said]
    wrongly = [f"{pair.left}: {pair.made_by}" for pair, said in told if said and not pair.twin]
    return Measured(
        right / (right + len(missed)), right / max(right + len(wrongly), 1), missed, wrongly
    )
