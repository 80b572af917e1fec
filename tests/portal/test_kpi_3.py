"""The page of KPI 3, what its figures open to, its files, and the extract for the Assembly."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask

from graph_schema.office import OFFICE_ID
from hub.access import HUB
from hub.accounts import NewPerson
from hub.hub import Hub
from portal import create_app
from tests.portal.client import Client
from tests.records.making import cited, make, settled

PASSWORD = "a heron stands in the shallow water"


@pytest.fixture
def app(hub: Hub) -> Flask:
    public: dict[str, Any] = {"marking": "public", "citations": cited(hub)}
    make(hub, "organisation", id=OFFICE_ID, title="Office", kind="icc_body", **public)
    for code, name in (("ltu", "Lithuania"), ("fra", "France")):
        make(
            hub,
            "state",
            id=code,
            title=name,
            iso2=code[:2].upper(),
            regional_group="weog",
            **public,
        )
        make(
            hub, "authority", id=f"auth-{code}", title=f"Service of {name}", of_state=code, **public
        )
    for name, role, authority in (
        ("Maria Manager", "manager", None),
        ("Mara Mapper", "mapping", None),
        ("Petras Petraitis", "practitioner", "auth-ltu"),
    ):
        wish = NewPerson(
            username=role, display_name=name, roles=(role,), authority_id=authority, language="en"
        )
        hub.accounts.people.add(HUB, wish, PASSWORD)
    _requests(hub)
    return create_app(hub.settings, hub)


def _requests(hub: Hub) -> None:
    asked: dict[str, Any] = {"direction": "incoming", "received_on": "2023-01-15"}
    answered: dict[str, Any] = {"response_kind": "nothing_held"}
    mine = {"requester": "auth-ltu", "marking": "named", "named_to": ["org:auth-ltu"]}
    theirs = {"requester": "auth-fra", "marking": "named", "named_to": ["org:auth-fra"]}
    make(
        hub,
        "request",
        title="Request Heron",
        initial_substantive_response_on="2023-03-15",
        **answered,
        **asked,
        **mine,
    )
    make(
        hub,
        "request",
        title="Request Kestrel",
        initial_substantive_response_on="2023-03-16",
        **answered,
        **asked,
        **theirs,
    )
    make(hub, "request", title="Request Merlin", **asked, **theirs)
    make(hub, "request", title="Request Osprey", withdrawn_on="2023-02-01", **asked, **theirs)
    make(
        hub, "request", title="Request Plover", direction="incoming", sent_on="2023-04-01", **theirs
    )
    make(hub, "request", title="Sent one", direction="outgoing", requested="auth-fra", sent_on="2023-02-01",
         issuing_organ="office", difficulties=["language"], initial_substantive_response_on="2023-03-01",
         response_kind="assistance_given", reviews=[{"started_on": "2023-01-01", "ended_on": "2023-01-08"}])  # fmt: skip
    make(hub, "request", title="Sent two", direction="outgoing", requested="ltu", sent_on="2022-12-01",
         issuing_organ="registry")  # fmt: skip
    used = {"used_on": "2023-05", "confirmed_on": "2023-06", "proceeding_undisclosed": True}
    make(hub, "sharing_event", title="Shared Heron", direction="given", provider=OFFICE_ID, recipient="auth-ltu",
         on="2022-11-02", gates=settled(), uses=[{"end_user": "auth-ltu"} | used, {"end_user": "auth-ltu"} | used],
         marking="named", named_to=["org:auth-ltu"])  # fmt: skip
    make(hub, "sharing_event", title="Shared Kestrel", direction="given", provider=OFFICE_ID, recipient="auth-fra",
         on="2022-11-02", gates=settled(), uses=[{"end_user": "auth-fra"} | used, {"end_user": "auth-fra"} | used | {"withdrawn_on": "2023-07"}],
         marking="named", named_to=["org:auth-fra"])  # fmt: skip


def as_role(app: Flask, role: str) -> Client:
    client = Client(app)
    client.sign_in(role, PASSWORD)
    return client


def test_every_figure_opens_to_as_many_records_as_it_says(app: Flask) -> None:
    manager = as_role(app, "manager")
    page = manager.get("/kpis/3?year=2023&as_of=2023-12-31")
    links = re.findall(r'href="(/kpis/3/records[^"]*)"[^>]*>(\d+)<', page.text)
    assert len(links) > 20
    for href, figure in set(links):
        opened = manager.get(href.replace("&amp;", "&"))
        rows = re.findall(r"<tr[^>]*>", opened.text.split("<tbody", 1)[1].split("</tbody>", 1)[0])
        assert len(rows) == int(figure), href
    manager.check_links(page)


def test_the_page_tells_how_the_requests_stand_and_who_used_what_was_given(app: Flask) -> None:
    page = as_role(app, "manager").get("/kpis/3?year=2023&as_of=2023-12-31")
    assert "Incoming requests in 2023 4" in page.main
    assert "On-time rate 33% on time / (on time + late + overdue)" in page.main
    assert "Average response time in days 59.5 median 59.5" in page.main
    assert "Received and used: end users 2 target 8, not met" in page.main
    assert "Request Plover: not received by the Office: no clock runs" in page.main
    assert "Shared Kestrel: confirmation withdrawn" in page.main
    assert "Computed for the whole institution" in page.main
    assert "1 January 2023 – 31 December 2023 1 1 28 28 1 7" in page.main
    assert "16 September 2022 – 15 September 2023 2 1 28 28 1 7" in page.main
    earlier = as_role(app, "manager").get("/kpis/3?year=2023&as_of=2023-03-15").main
    assert "Overdue 0" in earlier
    assert "Received and used: end users 0" in earlier


def test_a_practitioner_meets_nothing_of_another_authority(app: Flask) -> None:
    visitor = as_role(app, "practitioner")
    paths = ["/kpis/3?year=2023", "/kpis/3/export.csv?year=2023"]
    paths += [
        f"/kpis/3/records?year=2023&of={of}"
        for of in ("incoming", "late", "answered", "end_users", "states")
    ]
    for path in paths:
        shown = visitor.get(path).text
        assert not re.search(
            "Kestrel|Merlin|Osprey|Plover|Sent one|Sent two|France|auth-fra", shown
        ), path
    page = visitor.get("/kpis/3?year=2023")
    assert "Computed under your own access" in page.main
    assert "Incoming requests in 2023 1" in page.main
    assert "Shared Heron" in page.main
    assert "Requests to States" not in page.main
    assert "For the Assembly" not in page.main
    visitor.get("/kpis/3/records?year=2023&of=outgoing", expect=404)
    visitor.get("/kpis/3/assembly", expect=403)


@pytest.mark.parametrize(
    "asked",
    [
        "of=ship",
        "of=outgoing&axis=ship",
        "of=outgoing&axis=organ&place=ship",
        "of=outgoing&part=ship",
    ],
)
def test_a_figure_that_there_is_not_has_no_records(app: Flask, asked: str) -> None:
    as_role(app, "manager").get(f"/kpis/3/records?year=2023&{asked}", expect=404)


def test_the_figures_as_a_file(app: Flask) -> None:
    manager = as_role(app, "manager")
    lines = manager.get("/kpis/3/export.csv?year=2023").text.splitlines()
    assert lines[0].lstrip("\ufeff") == "figure,name,value,baseline,records,left_out"
    assert lines[1].startswith("incoming,Incoming requests,4,0,req-")
    assert manager.http.get("/kpis/3/export.xlsx?year=2023").status_code == 200
    manager.get("/kpis/5/export.csv?year=2023", expect=404)


def test_the_extract_for_the_assembly_hides_small_counts(app: Flask) -> None:
    manager = as_role(app, "manager")
    manager.get(manager.get("/kpis/3?year=2023").link("For the Assembly"))
    page = manager.get("/kpis/3/assembly?year=2023")
    assert "16 September 2022 – 15 September 2023" in page.main
    assert "< 3 (fewer than 3)" in page.main
    lines = manager.get("/kpis/3/assembly/export.csv?year=2023").text.splitlines()
    outgoing = [line for line in lines if line.startswith("outgoing,")]
    assert len(outgoing) == 15
    assert not re.search(r",[12],|,[12]$", "\n".join(outgoing))
    refused = manager.get("/kpis/3/assembly?year=2099")
    assert "is not over: its extract is made afterwards" in refused.main
    as_role(app, "mapping").get("/kpis/3/assembly", expect=403)
