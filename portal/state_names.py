"""Titles as the reader reads them: States in their language, all else as it was written."""

from __future__ import annotations

import pycountry

from hub.search import state_names
from hub.store.reader import Neighbour, Record
from portal.languages import language


def title_of(record: Record | Neighbour) -> str:
    """The title of a record as the reader reads it.

    A State's title is its English name and its id its ISO 3166-1 code of three letters; it is said in
    the reader's language. Every other title stands as it was written.
    """
    kind = record.kind.info.name if isinstance(record, Record) else record.type
    return state_name(record.id, record.title) if kind == "state" else record.title


def state_name(state_id: str, title: str) -> str:
    """The name of a State in the reader's language; its title where that language knows none."""
    found = pycountry.countries.get(alpha_3=state_id.upper())
    if found is None or language() == "en":
        return title
    return state_names.state_name(found.alpha_2, language()) or title
