"""What somebody asks informally shows to them and to the advisers, and in nobody else's answer."""

from __future__ import annotations

import pytest

from hub.errors import HubError
from tests.people import EVERYBODY, LTU
from tests.security.conftest import Garden
from tests.security.test_reads import reads

WORD = "kakapo"


@pytest.fixture(scope="module")
def asked(garden: Garden) -> Garden:
    """The garden with a note of a practitioner."""
    garden.hub.notes.ask(LTU, "Is anything held on the Kakapo bridge?")
    return garden


@pytest.mark.parametrize("person", sorted(EVERYBODY))
def test_no_read_shows_a_note_to_others(asked: Garden, person: str) -> None:
    who = EVERYBODY[person]
    shows = []
    for name, call in reads(asked.hub, who, asked.planted):
        if name.startswith("query "):
            continue  # the queries behind the rest; each is guarded, and asked for other ids
        try:
            answer = repr(call()).lower()
        except HubError:
            continue
        if WORD in answer:
            shows.append(name)
    expected = {"ltu": ["own informal notes"], "cooperation": ["informal notes"]}
    assert shows == expected.get(person, [])
