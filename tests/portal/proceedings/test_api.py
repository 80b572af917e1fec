"""A proceeding as JSON: each person with the presumption of innocence, and what gives pause."""

from __future__ import annotations

from typing import Any

from tests.people import LTU, MAPPING
from tests.portal.client import Client
from tests.portal.records.conftest import Add, Visit


def got(client: Client, path: str) -> Any:
    answer = client.http.get(f"/api/v1{path}")
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def test_each_person_carries_the_presumption_in_record_list_and_history(
    visit: Visit, tried: str
) -> None:
    client = visit(LTU)
    listed = [one for one in got(client, "/proceedings")["records"] if one["id"] == tried]
    history = got(client, f"/proceedings/{tried}/history")["versions"]
    states = [got(client, f"/proceedings/{tried}")["values"], listed[0]["values"], history[-1]["state"]]  # fmt: skip
    for values in states:
        told = {
            one["name"]: one["presumed_innocent"]
            for one in (*values["accused"], *values["suspects"])
        }
        assert told == {"C. D.": False, "E. F.": True, "G. H.": True}
        assert values["accused"][1]["status"] == "acquitted_final"


def test_what_was_read_can_be_sent_back_as_it_is(visit: Visit, tried: str) -> None:
    client = visit(MAPPING)
    read = got(client, f"/proceedings/{tried}")
    token = client.get("/sources").all("input", name="csrf_token")[0].get("value")
    values = read["values"] | {"note": "Read again"}
    values["accused"][1]["presumed_innocent"] = False
    answer = client.http.patch(
        f"/api/v1/proceedings/{tried}", json={"version": read["version"], "values": values},
        headers={"X-CSRFToken": token},
    )  # fmt: skip
    assert answer.status_code == 200, answer.text
    assert answer.get_json()["values"]["accused"][1]["presumed_innocent"] is True


def test_what_gives_pause_stands_in_the_answer(visit: Visit, world: Add) -> None:
    world("proceeding", id="prc-early", title="Early", opened_on="2015", stage="trial", outcome="convicted",
          accused=[{"name": "X", "charges": [{"crime": "8bis"}]}])  # fmt: skip
    cautions = got(visit(MAPPING), "/proceedings/prc-early")["cautions"]
    assert [one["place"] for one in cautions] == [
        "values.accused.0.charges.0.crime", "values.outcome",
    ]  # fmt: skip
    assert "2018-07-17" in cautions[0]["text"]
    french = visit(MAPPING, language="fr")
    assert "droit interne" in got(french, "/proceedings/prc-early")["cautions"][0]["text"]


def test_the_description_says_that_it_is_read_only(visit: Visit, world: Add) -> None:
    person = got(visit(MAPPING), "/openapi.json")["components"]["schemas"]["Person"]
    assert person["properties"]["presumed_innocent"]["readOnly"] is True
