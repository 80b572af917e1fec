"""Whatever is declared has its pages: all types of the schema, and one that this file alone declares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import pytest

from graph_schema.core import (
    TYPES,
    Entity,
    Group,
    Link,
    Part,
    PartialDate,
    Text,
    TypeInfo,
    field,
    relation,
)
from hub.access import Principal
from hub.hub import Hub
from tests.people import LTU, MAPPING
from tests.portal.page import text_of
from tests.portal.records.conftest import Visit

EVERY_ROLE = Principal(
    "per-all", roles=frozenset({"mapping", "cso_liaison", "cooperation", "manager"})
)


HEADINGS = {
    ("sharing_event", "en"): "Record what was given or received",
    ("sharing_event", "fr"): "Consigner ce qui a été communiqué ou reçu",
}
"""The forms of a new record that say in their own words what they are for."""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_type_has_a_list_a_form_and_a_choice_of_columns(visit: Visit, language: str) -> None:
    client = visit(EVERY_ROLE, language=language)
    for kind in TYPES.values():
        page = client.get(f"/{kind.info.path}")
        assert page.h1 == kind.info.plural.say(language)
        client.get(f"/{kind.info.path}/columns")
        form = client.get(f"/{kind.info.path}/new")
        label = kind.info.label.say(language)
        assert HEADINGS.get((kind.info.name, language), label) in form.h1
        client.submit(form.form(f"/{kind.info.path}/new"), expect=422)


class Ring(Part):
    """A ring round a bird's leg."""

    number: str = field(Text("Number", "Numéro"), required=True)


class Flight(Link):
    """With whom a bird flies, and since when."""

    since: PartialDate | None = field(Text("Since", "Depuis"))


@pytest.fixture
def bird() -> Iterator[type[Entity]]:
    """A type that no one declared but this test."""

    class Bird(Entity):
        info: ClassVar[TypeInfo] = TypeInfo(
            name="bird", path="birds", prefix="bird", label=Text("Bird", "Oiseau"), plural=Text("Birds", "Oiseaux"),
            help=Text("A bird.", "Un oiseau."), editors=("mapping",), date_field="seen_on", states_facts=False,
            groups=(Group("flock", Text("Flock", "Volée")),),
        )  # fmt: skip
        seen_on: PartialDate | None = field(Text("Seen on", "Vu le"), filter=True, in_list=True)
        sings: bool | None = field(Text("Sings", "Chante"), filter=True, in_list=True)
        rings: list[Ring] = field(Text("Rings", "Bagues"), group="flock")
        flies_with: list[Flight] = relation(
            Text("Flies with", "Vole avec"), reverse=Text("Followed by", "Suivi par"), to=("bird",), group="flock",
            filter=True,
        )  # fmt: skip

    yield Bird
    del TYPES["bird"]


@pytest.mark.usefixtures("bird")
def test_a_type_declared_here_alone_has_all_its_pages(visit: Visit, hub: Hub) -> None:
    client = visit(MAPPING)
    assert "New: Bird" in client.get("/birds").main

    page = client.get("/birds/new")
    page = client.submit(
        page.form("/birds/new").fill(title="Wren", sings="yes"), ("_add", "rings"), expect=200
    )
    wren = client.submit(page.form("/birds/new").fill(**{"rings-0-number": "NL 7"})).headers[
        "Location"
    ]

    page = client.get("/birds/new?title=Robin&seen_on=2023-05&marking=public")
    page = client.submit(
        page.form("/birds/new").fill(**{"flies_with-query": "Wren"}),
        ("_find", "flies_with"),
        expect=200,
    )
    wren_id = wren.rpartition("/")[2]
    page = client.submit(
        page.form("/birds/new").fill(flies_with=[wren_id]), ("_preview", "1"), expect=200
    )
    robin = client.submit(
        page.form("/birds/new").fill(**{f"flies_with-{wren_id}-since": "2022"})
    ).headers["Location"]

    shown = client.get(robin)
    assert "Wren 2022" in text_of(shown.one("table", id="table-flies_with"))
    assert "Followed by" in client.get(wren).main
    assert "May 2023" in client.get("/birds?seen_on_from=2023").main
    assert "Robin" not in client.get("/birds?sings=yes").main
    assert client.get(f"/birds?flies_with={wren_id}").link("Robin") == robin
    assert "Birds" in client.get("/search?q=robin").main
    assert visit(LTU).http.get("/pick/birds?q=wren").json == {"items": []}

    client.submit(client.get(f"{robin}/edit").form(f"{robin}/edit").fill(sings="no"))
    compared = client.get(f"{robin}/compare?older=1&newer=2")
    assert "Sings empty No" in text_of(compared.one("table", id="compare"))
    client.submit(client.get(f"{robin}/retire").form().fill(reason="It was a wren"))
    assert "Robin" not in client.get("/birds").main
