"""What a person has chosen for themselves: language, appearance, columns of lists."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from graph_schema.text import Text
from graph_schema.vocabularies.accounts import PAGE_LANGUAGE, PAGE_THEME
from hub.accounts.desk import Desk
from hub.accounts.person import Person
from hub.accounts.stored import locked
from hub.errors import Invalid, NotFound
from hub.records.validation import FieldError, error
from hub.store.graph import Transaction

_COLUMNS = re.compile(r"columns:[a-z][a-z0-9_]{0,39}", re.ASCII)
_MOST_COLUMNS = 60
_LONGEST_NAME = 80

_UNKNOWN = Text("There is no such choice.", "Ce choix n’existe pas.")


class Preferences:
    """Kept with the person, read with the person: no page asks for them separately."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, person_id: str) -> Mapping[str, Any]:
        """A person's choices: `language`, and where chosen `theme` and `columns:<type>` (names of fields
        in order). Raises `NotFound`."""
        rows = self._desk.graph.rows("accounts/person_by_id", id=person_id)
        if not rows:
            raise NotFound
        person = Person.of(rows[0]["person"])
        return {"language": person.language, **person.preferences}

    def set(self, person_id: str, name: str, value: Any) -> None:
        """Keep one choice; `None` goes back to what the hub would choose. Raises `Invalid`, `NotFound`."""
        _check(name, value)

        def keep(transaction: Transaction) -> None:
            node = locked(transaction, person_id)
            if name == "language":
                values = {"language": value}
            else:
                chosen = {**Person.of(node).preferences, name: value}
                kept = {one: what for one, what in chosen.items() if what is not None}
                values = {"preferences": json.dumps(kept, sort_keys=True)}
            transaction.rows("accounts/person_change", id=person_id, values=values)

        self._desk.graph.write(keep)


def _check(name: str, value: Any) -> None:
    if name == "language":
        known = value in PAGE_LANGUAGE
    elif name == "theme":
        known = value is None or value in PAGE_THEME
    elif _COLUMNS.fullmatch(name):
        known = value is None or (
            isinstance(value, list)
            and len(value) <= _MOST_COLUMNS
            and all(isinstance(one, str) and len(one) <= _LONGEST_NAME for one in value)
        )
    else:
        raise Invalid([FieldError((name,), _UNKNOWN, {})])
    if not known:
        raise Invalid([error((name,), "unknown_term", value=str(value)[:_LONGEST_NAME])])
