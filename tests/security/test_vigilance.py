"""Nobody outside the group can tell that there are notes on admissibility: whatever they open answers the
same, sign for sign, before the first note is written and after notes were written, changed and retired."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph_schema.core import TYPES
from hub.access import Principal
from hub.config import Settings
from hub.hub import Hub
from hub.store.driver import Database
from hub.store.graph import Graph
from portal import create_app
from tests.conftest import wipe
from tests.people import COOPERATION, FRA, IN_VIGILANCE, LTU, MANAGER, MAPPING
from tests.portal.records.conftest import Visitor
from tests.records.making import change, cited, make

LENT_TO_THE_GROUP = replace(IN_VIGILANCE, person_id="per-lent-vig", seconded_by="fra")
OUTSIDE = {
    "practitioner of the forum State": FRA, "practitioner of another State": LTU, "mapping unit": MAPPING,
    "cooperation": COOPERATION, "manager": MANAGER, "lent by the forum State": LENT_TO_THE_GROUP,
}  # fmt: skip
WORDS = ("Zibeline", "Assessmentword")
_OF_THE_MOMENT = re.compile(
    r'name="csrf_token"[^>]*>|value="[\w.-]{40,}"|Reference: \w+|"reference":\s*"\w+"|-key" [^>]*value="\w{10}"'
)
"""What differs at every visit: tokens, the answer's reference, the keys of Parts that are still empty."""


@pytest.fixture
def world(engine_database: Database, tmp_path: Path) -> Iterator[Hub]:
    """A proceeding that everybody sees, with a step, a case and a situation; nothing is hidden yet."""
    wipe(engine_database)
    settings = Settings.from_environment(
        {"HUB_DATA_DIR": str(tmp_path), "HUB_SECRET_KEY": "only-for-tests-" * 3}
    )
    hub = Hub.over(settings, Graph(engine_database))
    shown = {"marking": "public", "citations": cited(hub)}
    for state, iso2 in (("ltu", "LT"), ("fra", "FR")):
        make(hub, "state", id=state, title=state, iso2=iso2, **shown)
    make(hub, "authority", id="auth-fra-pnat", title="Parquet", of_state="fra", **shown)
    make(hub, "situation", id="sit-a", title="Situation A", concerns=["fra"],
         investigation_opened_on="2020-01-01", **shown)  # fmt: skip
    make(hub, "case", id="case-a", title="The Prosecutor v. A", of_situation="sit-a", **shown)
    make(hub, "proceeding", id="prc-fra", title="In Paris", in_state="fra", linked_to=["sit-a"], stage="trial",
         conducted_by=["auth-fra-pnat"], accused=[{"name": "A. B.", "status": "on_trial"}], same_person_as=["case-a"],
         **shown)  # fmt: skip
    yield hub
    hub.trail.stop()


def addresses() -> list[str]:
    """Every page, file and answer that speaks of records in general, and all about the ones in question."""
    lists = [f"/{kind.info.path}" for kind in TYPES.values()]
    files = [
        f"/{path}/export.csv"
        for path in ("proceedings", "cases", "situations", "admissibility-notes")
    ]
    records = [f"{path}{more}" for path in ("/proceedings/prc-fra", "/cases/case-a", "/situations/sit-a")
               for more in ("", "/history", "/edit")]  # fmt: skip
    api = [
        f"/api/v1/{path}"
        for path in (
            "proceedings",
            "proceedings/prc-fra",
            "situations/sit-a",
            "admissibility-notes",
        )
    ]
    return [
        "/", *lists, *files, *records, *api, "/states/fra", "/search?q=note", "/search?q=Zibeline", "/search?q=paris",
        "/proceedings?order=changed", "/kpis", "/kpis/4?year=2023", "/proceedings?linked_to=sit-a",
        "/admissibility-notes/adm-unknown22222",
    ]  # fmt: skip


def everything(hub: Hub, who: Principal) -> dict[str, tuple[int, str]]:
    """What each address answers to somebody, without what changes at every visit."""
    visitor = signed_in(hub, who)
    answers = {}
    for path in addresses():
        answer = visitor.get(path)
        text = answer.get_data(as_text=True)
        answers[path] = (answer.status_code, _OF_THE_MOMENT.sub("", text))
    return answers


def signed_in(hub: Hub, who: Principal) -> FlaskClient:
    app = create_app(hub.settings, hub)
    app.login_manager.request_loader(lambda _request: Visitor(who, "en"))  # type: ignore[attr-defined]  # flask-login puts it there
    return app.test_client()


def write_notes(hub: Hub) -> list[str]:
    """Notes on the proceeding, the case and the situation: written, changed, one retired again."""
    common = {
        "title": "Zibeline",
        "level": "case",
        "activity": "active",
        "assessment": "Assessmentword",
    }
    ids = [
        make(hub, "admissibility_note", IN_VIGILANCE, **common, about_proceeding="prc-fra"),
        make(hub, "admissibility_note", IN_VIGILANCE, **common, about_case="case-a"),
        make(hub, "admissibility_note", IN_VIGILANCE, **common, about_situation="sit-a"),
    ]
    change(hub, IN_VIGILANCE, ids[0], activity_facts="Zibeline again", on="2023-05")
    hub.writer.retire(IN_VIGILANCE, ids[1], 1, "Zibeline was wrong")
    return ids


def test_nothing_that_anybody_outside_the_group_opens_tells_of_notes(world: Hub) -> None:
    before = {name: everything(world, who) for name, who in OUTSIDE.items()}
    ids = write_notes(world)
    for name, who in OUTSIDE.items():
        after = everything(world, who)
        differing = [
            (path, line)
            for path in after
            for line in unified_diff(
                *(one[path][1].splitlines() for one in (before[name], after)), n=0
            )
        ]
        assert not differing, f"{name}: " + "\n".join(map(str, differing[:12]))
        assert [one[0] for one in after.values()] == [one[0] for one in before[name].values()]
        for path, (_status, text) in after.items():
            asked = "Zibeline" if "Zibeline" in path else ""
            found = [word for word in (*WORDS, *ids) if word in text and word != asked]
            assert found == [], f"{name} reads {found} at {path}"
        for one in ids:
            assert world_answer(world, who, f"/admissibility-notes/{one}")[0] == 404


def world_answer(hub: Hub, who: Principal, path: str) -> tuple[int, str]:
    answer = signed_in(hub, who).get(path)
    return answer.status_code, answer.get_data(as_text=True)


def test_the_group_reads_the_notes_where_it_reads_the_proceeding(world: Hub) -> None:
    note = write_notes(world)[0]
    assert "Assessmentword" in world_answer(world, IN_VIGILANCE, f"/admissibility-notes/{note}")[1]
    assert note in world_answer(world, IN_VIGILANCE, "/proceedings/prc-fra")[1]
    assert note in world_answer(world, IN_VIGILANCE, "/search?q=Zibeline")[1]


def test_the_menu_offers_notes_to_members_of_a_group_alone(world: Hub) -> None:
    link = 'href="/admissibility-notes"'
    assert link in world_answer(world, IN_VIGILANCE, "/sources")[1]
    assert not any(
        link in world_answer(world, who, "/sources")[1] for who in (FRA, MAPPING, MANAGER)
    )
