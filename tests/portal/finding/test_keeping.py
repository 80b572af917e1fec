"""Saved views and what has changed, through the portal."""

from __future__ import annotations

import pytest

from graph_schema.core import TYPES
from hub.access import HUB
from hub.hub import Hub
from hub.records.planning import Wish
from tests.people import FRA, LTU, MAPPING
from tests.portal.finding.conftest import Visit
from tests.portal.page import text_of

pytestmark = pytest.mark.usefixtures("garden")


def test_a_view_is_kept_found_again_renamed_and_deleted(visit: Visit, hub: Hub) -> None:
    client = visit(MAPPING)
    page = client.get("/proceedings?stage=trial&stage=appeal&q=trial&order=title")
    answer = client.submit(page.form("/proceedings/views").fill(name="My trials"))
    shown = client.follow(answer)
    assert "Saved." in shown.main
    href = shown.link("My trials")
    for asked in ("stage=trial", "stage=appeal", "q=trial", "order=title", "columns="):
        assert asked in href
    (link,) = [one for one in shown.all("a") if text_of(one) == "My trials"]
    assert link.get("aria-current") == "true"
    assert client.get("/").link("My trials") == href
    (kept,) = hub.saved_views.of(MAPPING.person_id)
    form = client.get("/views").form(f"/views/{kept.id}/rename").fill(name="Trials and appeals")
    assert "Trials and appeals" in client.follow(client.submit(form)).main
    form = client.get("/views").form(f"/views/{kept.id}/delete")
    assert "Nothing saved yet" in client.follow(client.submit(form)).main


def test_a_view_is_shown_to_nobody_else(visit: Visit, hub: Hub) -> None:
    view = hub.saved_views.keep(MAPPING.person_id, "Bandicoot", "proceeding", {})
    other = visit(LTU)
    for path in ("/", "/views", "/proceedings"):
        assert "Bandicoot" not in other.get(path).text
    token = other.get("/proceedings").form("/proceedings/views").values["csrf_token"][0]
    for act in ("rename", "delete"):
        other.post(f"/views/{view}/{act}", {"name": "x", "csrf_token": token}, expect=404)
        other.post(f"/views/view-none/{act}", {"name": "x", "csrf_token": token}, expect=404)
    assert [one.name for one in hub.saved_views.of(MAPPING.person_id)] == ["Bandicoot"]


def test_a_view_tells_nothing_of_what_has_been_hidden_since(visit: Visit, hub: Hub) -> None:
    hub.saved_views.keep(FRA.person_id, "Mine", "proceeding", {"linked_to": ["sit-quoll"]})
    client = visit(FRA)
    page = client.get(client.get("/views").link("Mine"))
    assert "No record that you may see matches" in page.main
    assert "Situation Quoll" not in page.text


def test_a_bad_name_is_one_sentence_and_the_list_stays(visit: Visit) -> None:
    client = visit(MAPPING)
    page = client.get("/proceedings?stage=trial")
    answer = client.follow(client.submit(page.form("/proceedings/views").fill(name=" ")))
    assert "Give the view a name." in answer.main
    assert "Stage: Trial" in answer.main


def test_what_has_changed_is_told_counted_at_home_and_marked_as_seen(
    visit: Visit, hub: Hub
) -> None:
    client = visit(LTU)
    page = client.get("/proceedings/changes")
    client.submit(page.form("/proceedings/changes"))
    assert "Nothing has changed" in client.get("/proceedings/changes").main
    assert "Nothing has changed." in client.get("/").main
    hub.writer.save(HUB, [Wish(TYPES["proceeding"], {"summary": "Anew"}, "prc-open")])
    hub.writer.save(HUB, [Wish(TYPES["proceeding"], {"summary": "Anew"}, "prc-kestrel")])
    assert "1 proceeding is new or has changed" in client.get("/").main
    changes = client.get("/proceedings/changes")
    assert "The trial of A. B." in changes.main
    assert "Changed: Summary of the conduct" in changes.main
    assert "Kestrel" not in changes.text
    client.check_links(changes)


def test_a_reader_who_never_marked_anything_sees_what_is_theirs(visit: Visit) -> None:
    heads = [
        text_of(one)
        for one in visit(FRA).get("/proceedings/changes").all("p", class_="change-head")
    ]
    assert len(heads) == 2
    assert all(word not in " ".join(heads) for word in ("Bilby", "Heron", "Kestrel"))
