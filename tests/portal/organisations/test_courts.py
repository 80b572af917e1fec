"""The page of a hybrid court: what it conducts and has agreed with the Office, as each reader may see it."""

from __future__ import annotations

import pytest

from tests.people import LTU, MAPPING
from tests.portal.page import text_of
from tests.portal.records.conftest import CITED, Add, Visit, add, visit, world

__all__ = ["add", "visit", "world"]

pytestmark = pytest.mark.usefixtures("world")


@pytest.fixture
def court(add: Add) -> str:
    add("organisation", id="org-scc", title="Special Criminal Court", kind="hybrid_court", status="active",
        founded_on="2015-04-22", created_by_national_law=True, mandate="Crimes since 2003.", **CITED)  # fmt: skip
    add(
        "proceeding",
        id="prc-paoua",
        title="The Paoua trial",
        stage="final",
        conducted_by=["org-scc"],
        **CITED,
    )
    add("proceeding", id="prc-secret", title="Operation Secretary", conducted_by=["org-scc"])
    add("agreement", id="agr-scc", title="Memorandum with the court", kind="memorandum_of_understanding",
        status="signed", court_organ="office", party=["org-scc"], **CITED)  # fmt: skip
    add("agreement", id="agr-registry", title="Enforcement paper", kind="working_arrangement",
        status="signed", court_organ="registry", party=["org-scc"], **CITED)  # fmt: skip
    return "/organisations/org-scc"


def test_a_court_shows_its_standing_its_proceedings_and_its_agreements_with_the_office(
    visit: Visit, court: str
) -> None:
    page = visit(MAPPING).get(court)
    glance = page.main
    assert "Hybrid or internationalised court" in glance
    assert "Created by national law" in glance
    assert "22 April 2015" in glance
    assert "Crimes since 2003." in glance
    proceedings = text_of(page.one("table", id="proceedings-table"))
    assert "The Paoua trial" in proceedings
    assert "Final decision" in proceedings
    agreements = text_of(page.one("table", id="agreements-table"))
    assert "Memorandum with the court" in agreements
    assert "Enforcement paper" not in agreements


def test_a_practitioner_sees_no_hidden_proceeding_of_a_court(visit: Visit, court: str) -> None:
    assert "Operation Secretary" in visit(MAPPING).get(court).text
    assert "Operation Secretary" not in visit(LTU).get(court).text


def test_a_court_without_proceedings_says_what_will_gather_there(visit: Visit, add: Add) -> None:
    add("organisation", id="org-new", title="New tribunal", kind="hybrid_court", **CITED)
    assert (
        "Proceedings that name it as conducting them gather here."
        in visit(LTU).get("/organisations/org-new").text
    )


def test_another_organisation_has_the_ordinary_page(visit: Visit, add: Add) -> None:
    add("organisation", id="org-firm", title="A company", kind="company", **CITED)
    assert "Agreements with the Office" not in visit(LTU).get("/organisations/org-firm").text
