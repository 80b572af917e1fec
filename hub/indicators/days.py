"""Days between two days, and their average and median over those that are known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from statistics import mean, median


def between(first: str, last: str) -> int:
    """Days from one ISO day to another."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def average(days: Iterable[int | None]) -> float | None:
    """The mean of those that are known; nothing where none is."""
    known = [one for one in days if one is not None]
    return float(mean(known)) if known else None


def middle(days: Iterable[int | None]) -> float | None:
    """The median of those that are known; nothing where none is."""
    known = [one for one in days if one is not None]
    return float(median(known)) if known else None
