"""The history of a record: every version, any two side by side, for who might see them then."""

from __future__ import annotations

import pytest

from hub.hub import Hub
from hub.records.planning import Wish
from tests.people import LTU, MAPPING
from tests.portal.page import text_of
from tests.portal.records.conftest import Add, Visit

pytestmark = pytest.mark.usefixtures("world")


@pytest.fixture
def changed(hub: Hub, world: Add) -> None:
    """prc-open after two changes."""
    assert world
    record = hub.records.get(MAPPING, "prc-open")
    accused = record.values["accused"] + [{"name": "C. D.", "status": "suspect"}]
    hub.writer.save(
        MAPPING, [Wish(record.kind, {"stage": "appeal", "accused": accused}, "prc-open", 1)]
    )
    hub.writer.save(
        MAPPING,
        [Wish(record.kind, {"related_to": ["prc-kestrel"], "named_to": ["org:auth-fra-pnat"], "note": "Seen"}, "prc-open", 2)],
    )  # fmt: skip


@pytest.mark.usefixtures("changed")
def test_every_version_says_who_changed_what(visit: Visit) -> None:
    page = visit(MAPPING).get("/proceedings/prc-open/history")
    assert "Version 3 Changed" in page.main
    assert "Accused, Stage" in page.main
    assert "Version 1 Created" in page.main
    visit(MAPPING).check_links(page)


@pytest.mark.usefixtures("changed")
def test_a_version_shows_the_record_as_it_was(visit: Visit) -> None:
    page = visit(MAPPING).get("/proceedings/prc-open/history/1")
    assert "Trial" in page.main
    assert "C. D." not in page.main
    assert "This is how the record stood then" in page.main
    for number in ("0", "4", "99999999999"):
        visit(MAPPING).get(f"/proceedings/prc-open/history/{number}", expect=404)


@pytest.mark.usefixtures("changed")
def test_any_two_versions_stand_side_by_side(visit: Visit) -> None:
    client = visit(MAPPING)
    page = client.get("/proceedings/prc-open/compare?older=1&newer=3")
    table = text_of(page.one("table", id="compare"))
    assert "Stage Trial" in table
    assert "Appeal pending" in table
    assert "C. D. · Suspect" in table
    assert client.get("/proceedings/prc-open/compare?older=3&newer=1").main == page.main
    same = client.get("/proceedings/prc-open/compare?older=2&newer=2")
    assert "No difference" in same.main
    for asked in ("older=1", "older=x&newer=2", "older=1&newer=9", ""):
        client.get(f"/proceedings/prc-open/compare?{asked}", expect=404)
    form = client.get("/proceedings/prc-open/history").form("/proceedings/prc-open/compare")
    assert client.submit(form, expect=200).h1 == page.h1


@pytest.mark.usefixtures("changed")
def test_a_history_names_nothing_that_is_hidden(visit: Visit) -> None:
    """The relation to a hidden record, the named readers and the Office's people are not in it."""
    client = visit(LTU)
    for path in ("history", "history/3", "compare?older=1&newer=3"):
        text = client.get(f"/proceedings/prc-open/{path}").text
        for canary in (
            "Kestrel",
            "National Anti-Terrorism",
            "auth-fra-pnat",
            "per-map",
            "Named readers",
        ):
            assert canary not in text, (path, canary)


def test_a_version_from_before_one_was_let_in_stays_hidden(visit: Visit, hub: Hub) -> None:
    record = hub.records.get(MAPPING, "prc-kestrel")
    citations = [{"id": "src-report", "locator": "p. 1"}]
    hub.writer.save(
        MAPPING,
        [Wish(record.kind, {"marking": "public", "citations": citations}, "prc-kestrel", 1)],
    )
    page = visit(LTU).get("/proceedings/prc-kestrel/history")
    assert "Version 2" in page.main
    assert "Version 1" not in page.main
    visit(LTU).get("/proceedings/prc-kestrel/history/1", expect=404)
