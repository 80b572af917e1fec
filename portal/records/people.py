"""The names of the people who changed a record, as far as the reader is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph_schema.text import Text
from hub.access import HUB
from portal.languages import say
from portal.visit import accounts, principal

_ANOTHER = Text("another person", "une autre personne")
_HUB = Text("the hub itself", "le hub lui-même")
_GONE = Text("somebody who has left", "une personne partie depuis")


def names_of(person_ids: Iterable[str]) -> Mapping[str, str]:
    """A name for each id. Staff of the Office read who it was; practitioners read their own name, and
    for all others only that it was somebody else."""
    wanted = set(person_ids)
    reader = principal()
    asked = wanted - {HUB.person_id}
    if not reader.is_staff:
        asked &= {reader.person_id}
    known = accounts().people.names(asked) if asked else {}
    otherwise = say(_GONE if reader.is_staff else _ANOTHER)
    names = {one: known.get(one, otherwise) for one in wanted}
    if HUB.person_id in wanted:
        names[HUB.person_id] = say(_HUB)
    return names
