"""What a practitioner proposes shows to them and to the mapping unit, and in nobody else's answer."""

from __future__ import annotations

import pytest

from hub.errors import HubError
from tests.people import EVERYBODY, LTU
from tests.security.conftest import Garden
from tests.security.test_reads import reads

WORD = "hoopoe"


@pytest.fixture(scope="module")
def proposed(garden: Garden) -> Garden:
    """The garden with a correction to a proceeding that the proposer's authority is named to."""
    version = garden.hub.records.get(LTU, "prc-pangolin").version
    garden.hub.corrections.propose(
        LTU, "prc-pangolin", version, {"reference": "Hoopoe 1/24"}, "Hoopoe said so"
    )
    return garden


@pytest.mark.parametrize("person", sorted(EVERYBODY))
def test_no_read_shows_a_correction_to_others(proposed: Garden, person: str) -> None:
    who = EVERYBODY[person]
    shows = []
    for name, call in reads(proposed.hub, who, proposed.planted):
        if name.startswith("query "):
            continue  # the queries behind the rest; whose corrections they show is decided above them
        try:
            answer = repr(call()).lower()
        except HubError:
            continue
        if WORD in answer:
            shows.append(name)
    expected = {
        "ltu": ["own corrections", "about prc-pangolin"],
        "mapping": ["corrections", "about prc-pangolin"],
        "vigilance": ["corrections", "about prc-pangolin"],
        "lent": ["corrections", "about prc-pangolin"],
    }
    assert shows == expected.get(person, [])
