"""Recording what was given, its uses by the recipient, the chain and the two-way record, on their pages."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from graph_schema.core import TYPES
from hub.hub import Hub
from tests.people import ADMIN, COOPERATION, FRA, LTU, MAPPING
from tests.portal.page import text_of
from tests.portal.records.conftest import Visit
from tests.records.making import make
from tests.sharing.conftest import Give

pytestmark = pytest.mark.usefixtures("world")

TODAY = date(2024, 2, 29)
USED: dict[str, Any] = {
    "end_user": "auth-ltu-ps", "used_on": "2023-09", "purpose": "To find a site.", "proceeding": "prc-ltu",
}  # fmt: skip


def uses(hub: Hub, event: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = hub.records.get(COOPERATION, event).values["uses"]
    return found


def test_a_new_event_is_given_by_the_office_and_says_nothing_of_uses(visit: Visit) -> None:
    page = visit(COOPERATION).get("/sharing/new")
    form = page.form("/sharing/new")
    assert form.values["direction"] == ["given"]
    assert form.values["provider"] == ["org-icc-otp"]
    assert not [name for name in form.values if name.startswith("use")]
    order = [
        name for name in ("recipient-query", "categories", "channel", "on") if name in page.text
    ]
    assert [page.text.index(f'name="{name}"') for name in order] == sorted(
        page.text.index(f'name="{name}"') for name in order
    )


def test_what_was_given_is_recorded_from_its_request(visit: Visit, hub: Hub) -> None:
    client = visit(COOPERATION)
    page = client.get("/requests/req-ltu")
    asked = parse_qs(urlsplit(page.link("Record what was given")).query)
    assert asked["recipient"] == ["auth-ltu-moj"]
    assert asked["answers"] == ["req-ltu"]
    assert (asked["marking"], asked["named_to"]) == (["named"], ["org:auth-ltu-moj"])
    assert asked["title"][0].startswith("In answer to IN-2023-")
    form = client.get(page.link("Record what was given")).form("/sharing/new")
    given = form.fill(categories=["documents"], on="2023-05-02")
    answer = client.submit(given, expect=422)
    assert "Nothing is given while a gate is open" in answer.main
    again = answer.form("/sharing/new")
    decided = {
        "gates-2-decision": "cleared",
        "gates-2-on": "2023-05-01",
        "gates-2-by": "A. Adviser",
        "gates-2-views": "not_needed",
    }
    shown = client.follow(client.submit(again.fill(**decided), ("_rest", "1")))
    assert shown.path == "/requests/req-ltu"
    (made,) = hub.records.incoming(COOPERATION, hub.records.get(COOPERATION, "req-ltu"))
    record = hub.records.get(COOPERATION, made.records[0].id)
    assert record.values["recipient"] == {"id": "auth-ltu-moj"}
    assert record.values["on"] == "2023-05-02"
    decisions = {one["kind"]: (one["decision"], one["by"]) for one in record.values["gates"]}
    assert len(decisions) == 9
    assert decisions.pop("article_68") == ("cleared", "A. Adviser")
    assert set(decisions.values()) == {("not_applicable", "per-coop")}


def test_a_request_of_another_state_is_refused_at_its_field_and_the_input_kept(
    visit: Visit, hub: Hub
) -> None:
    client = visit(COOPERATION)
    given = "/sharing/new?recipient=auth-ltu-ps&answers=req-fra&title=Mixed+up"
    answer = client.submit(client.get(given).form("/sharing/new"), expect=422)
    assert "It answers a request of another State" in answer.main
    assert answer.form("/sharing/new").values["answers"] == ["req-fra"]


def test_from_a_team_and_a_proceeding_the_rest_is_filled_in(visit: Visit, hub: Hub) -> None:
    cited = hub.records.get(MAPPING, "prc-ltu").values["citations"]
    common: dict[str, Any] = {"marking": "public", "citations": cited}
    make(hub, "situation", id="sit-ukr", title="Situation in Ukraine", **common)
    members = [{"id": one} for one in ("auth-ltu-ps", "auth-fra-pnat", "org-icc-otp")]
    make(
        hub,
        "jit",
        id="jit-one",
        title="The team",
        kind="joint_team",
        member=members,
        about=["sit-ukr"],
        **common,
    )
    client = visit(COOPERATION)
    page = client.get("/teams/jit-one")
    asked = parse_qs(urlsplit(page.link("To Authority fra-pnat")).query)
    assert asked["channel"] == ["joint_team"]
    assert (asked["recipient"], asked["about"]) == (["auth-fra-pnat"], ["sit-ukr"])
    assert "To Office of the Prosecutor" not in page.main
    asked = parse_qs(urlsplit(client.get("/proceedings/prc-ltu").link("Record what was given")).query)  # fmt: skip
    assert asked["for_proceeding"] == ["prc-ltu"]
    for who in (LTU, MAPPING):
        assert "Record what was given" not in visit(who).get("/proceedings/prc-ltu").main


def test_the_recipient_records_a_use_withdraws_it_and_cannot_twice(
    visit: Visit, hub: Hub, give: Give
) -> None:
    event = give(for_proceeding="prc-ltu")
    client = visit(LTU)
    page = client.get(f"/sharing/{event}")
    form = client.get(page.link("Record a use")).form(f"/sharing/{event}/uses/new")
    assert form.values["end_user"] == ["auth-ltu-ps"]
    assert form.values["proceeding"] == ["prc-ltu"]
    assert "confirmed_on" not in form.values
    shown = client.follow(client.submit(form.fill(used_on="2023-09")))
    assert "Recorded. The use stands on this page." in shown.main
    (use,) = uses(hub, event)
    assert use["confirmed_on"]
    stale = shown.form(f"/sharing/{event}/uses/{use['key']}/withdraw")
    shown = client.follow(client.submit(stale))
    assert "It counts no more" in shown.main
    assert uses(hub, event)[0]["withdrawn_on"]
    answer = client.submit(stale, expect=409)
    assert "This was withdrawn already" in answer.main
    history = client.get(f"/sharing/{event}/history").main
    assert "The confirmation of a use was withdrawn" in history
    assert "A use was recorded" in history


def test_the_adviser_records_for_them_and_they_confirm_on_their_page(
    visit: Visit, hub: Hub, give: Give
) -> None:
    event = give()
    adviser = visit(COOPERATION)
    form = adviser.get(f"/sharing/{event}/uses/new").form(f"/sharing/{event}/uses/new")
    adviser.submit(form.fill(end_user="org-hybrid", used_on="2023-10", proceeding_undisclosed="y"))
    (use,) = uses(hub, event)
    assert (use["end_user"], use["proceeding_undisclosed"], use["confirmed_on"]) == ("org-hybrid", True, None)  # fmt: skip
    client = visit(LTU)
    page = client.get(f"/sharing/{event}")
    assert "proceeding not disclosed" in page.main
    client.submit(page.form(f"/sharing/{event}/uses/{use['key']}/confirm"))
    assert uses(hub, event)[0]["confirmed_on"]


def test_bad_input_is_said_at_its_field_and_kept(visit: Visit, give: Give) -> None:
    event = give()
    client = visit(LTU, language="fr")
    form = client.get(f"/sharing/{event}/uses/new").form(f"/sharing/{event}/uses/new")
    answer = client.submit(
        form.fill(used_on="2023-04", purpose="Pour trouver un lieu."), expect=422
    )
    assert "Désignez la procédure, ou indiquez qu’elle n’est pas divulguée." in answer.main
    again = answer.form(f"/sharing/{event}/uses/new")
    assert again.values["purpose"] == ["Pour trouver un lieu."]
    answer = client.submit(again.fill(proceeding_undisclosed="y"), expect=422)
    assert "avant d’être communiquée le 2023-05-02" in answer.main


def test_of_two_who_record_at_once_the_second_sees_the_first_and_loses_nothing(
    visit: Visit, hub: Hub, give: Give
) -> None:
    event = give()
    client = visit(LTU)
    form = client.get(f"/sharing/{event}/uses/new").form(f"/sharing/{event}/uses/new")
    hub.uses.record(COOPERATION, event, 1, USED | {"end_user": "auth-ltu-moj"}, TODAY)
    sent = form.fill(used_on="2023-11", purpose="Mine", proceeding_undisclosed="y")
    answer = client.submit(sent, expect=409)
    now = answer.one("ul", id="uses-now")
    assert "Authority ltu-moj" in text_of(now)
    again = answer.form(f"/sharing/{event}/uses/new")
    assert again.values["purpose"] == ["Mine"]
    client.submit(again)
    assert [one["end_user"] for one in uses(hub, event)] == ["auth-ltu-moj", "auth-ltu-ps"]


def test_who_sees_it_and_did_not_receive_it_finds_no_form(visit: Visit, give: Give) -> None:
    event = give(named_to=["state:ltu", "state:fra"])
    client = visit(FRA)
    assert "Record a use" not in client.get(f"/sharing/{event}").main
    answer = client.get(f"/sharing/{event}/uses/new", expect=403)
    assert "Your State did not receive this" in answer.main


def test_an_event_of_others_answers_like_one_that_does_not_exist(visit: Visit, give: Give) -> None:
    event = give()
    for who, path in ((FRA, ""), (ADMIN, ""), (FRA, "/uses/new")):
        answers = [
            visit(who).get(f"/sharing/{one}{path}", expect=404).main.partition("Reference")[0]
            for one in (event, "shr-nowhere")
        ]
        assert answers[0] == answers[1]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_chain_stands_with_its_table_on_the_page_of_each_of_its_records(
    visit: Visit, hub: Hub, give: Give, language: str
) -> None:
    event = give(answers="req-ltu")
    hub.uses.record(LTU, event, 1, USED, TODAY)
    for path in (f"/sharing/{event}", "/requests/req-ltu", "/proceedings/prc-ltu"):
        for who in (LTU, COOPERATION):
            client = visit(who, language=language)
            page = client.get(path)
            table = text_of(page.one("table", id="chain-table"))
            for words in ("Authority ltu-moj", "Request ltu", "Documents given", "Authority ltu-ps", "Proceeding ltu"):  # fmt: skip
                assert words in table
            client.check_links(page)
    shown = visit(FRA, language=language).get("/proceedings/prc-ltu")
    assert not shown.all("table", id="chain-table")
    assert "Documents given" not in shown.text


def test_a_column_that_nothing_stands_in_is_not_drawn(visit: Visit, give: Give) -> None:
    page = visit(LTU).get(f"/sharing/{give()}")
    heads = [text_of(one) for one in page.all("text") if "flow-head" in (one.get("class") or "")]
    assert heads == ["Authority", "Information shared"]


def test_the_two_way_record_opens_to_as_many_records_as_its_figures_say(
    visit: Visit, give: Give
) -> None:
    give()
    give(title="More documents", on="2023")
    give(title="For the Office alone", marking="office", named_to=[])
    for who, number in ((LTU, 2), (COOPERATION, 3)):
        client = visit(who)
        page = client.get("/states/ltu")
        links = [one for one in page.all("a") if "sort=given" in (one.get("href") or "")]
        assert [text_of(one) for one in links] == [str(number)]
        listed = client.get(links[0].get("href") or "")
        assert len(listed.one("table", id="exchanged").findall(".//tbody/tr")) == number
        assert ("For the Office alone" in listed.main) == (who is COOPERATION)
    assert "What you may see of it" in visit(LTU).get("/states/ltu").main
    page = visit(FRA).get("/states/ltu")
    assert "both ways" not in page.main
    client = visit(LTU)
    client.get("/states/ltu/exchange?sort=all", expect=400)
    client.get("/states/ltu/exchange?year=20x3", expect=400)
    client.get("/states/nowhere/exchange", expect=404)


def test_the_list_is_narrowed_to_what_is_not_confirmed_yet_and_home_says_what_waits(
    visit: Visit, hub: Hub, give: Give
) -> None:
    waiting, confirmed = give(title="Waits"), give(title="Is confirmed")
    give(title="Of others", recipient="auth-fra-pnat", named_to=["state:fra"])
    hub.uses.record(LTU, confirmed, 1, USED, TODAY)
    client = visit(LTU)
    page = client.get("/sharing")
    assert "Of others" not in page.text
    narrowed = client.get(page.link("Given, and its use not yet confirmed"))
    assert "Waits" in narrowed.main
    assert "Is confirmed" not in narrowed.main
    home = client.get("/")
    assert "Information received whose use is not recorded" in home.main
    assert f"/sharing/{waiting}" in home.links()
    assert f"/sharing/{confirmed}" not in home.links()
    for path in ("/sharing/export.csv", "/api/v1/sharing", "/", "/sharing?q=others"):
        assert "Of others" not in client.http.get(path).text


def test_only_what_the_hub_sets_says_what_became_of_it() -> None:
    assert TYPES["sharing_event"].fields["use_status"].set_by == "hub"
