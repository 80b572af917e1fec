"""Choosing readers: what nobody offers finds nothing, and nobody learns the name behind an id by trying it."""

from __future__ import annotations

import pytest

from hub.access import HUB
from hub.accounts import NewPerson
from hub.hub import Hub
from tests.people import LTU, MAPPING
from tests.portal.records.conftest import Visit

pytestmark = pytest.mark.usefixtures("world")


def test_a_kind_of_reader_that_there_is_not_finds_nothing(visit: Visit) -> None:
    for asked in ("?q=Lithuania&kind=nothing", "?q=Lithuania"):
        assert visit(MAPPING).http.get(f"/pick/readers{asked}").get_json() == {"items": []}


def test_only_the_office_reads_the_name_behind_the_id_of_a_person(visit: Visit, hub: Hub) -> None:
    wish = NewPerson(username="zoe", display_name="Zoe Quokka", roles=["mapping"])
    one = hub.accounts.people.add(HUB, wish, "a long pass phrase of tests")
    path = f"/questions/new?marking=named&named_to=person:{one.id}"
    assert "Quokka" not in visit(LTU).get(path).text
    assert "Zoe Quokka" in visit(MAPPING).get(path).text
