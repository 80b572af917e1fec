"""What may be made on the spot: a record that a relation is to name and that is not there yet.

A type says it beside its relations (`Proceeding.on_the_spot`); the form then asks for the few fields named
here and makes both records at once, each under the rights of its own type.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_schema.text import Text


@dataclass(frozen=True, slots=True)
class OnTheSpot:
    """One type that a relation may make: what it is called there, the fields that are asked for, and the
    values that are given with it."""

    type: str
    label: Text
    asks: tuple[str, ...]
    given: Mapping[str, Any] = field(default_factory=dict)
