"""Language and appearance follow a person from one device to the next."""

from __future__ import annotations

from flask import Flask

from hub.access import HUB
from hub.accounts import NewPerson
from hub.hub import Hub
from tests.portal.client import Client

PASSWORD = "seven quiet herons at dawn"


def test_what_is_chosen_on_one_device_is_so_on_the_next(hub: Hub, app: Flask) -> None:
    hub.accounts.people.add(
        HUB, NewPerson(username="ada", display_name="Ada Diallo", roles=("mapping",)), PASSWORD
    )
    here = Client(app)
    assert here.sign_in("ada", PASSWORD).document.get("lang") == "en"
    here.choose(language="fr", theme="dark")
    there = Client(app).sign_in("ada", PASSWORD)
    assert there.document.get("lang") == "fr"
    assert [one.get("media") for one in there.all("link") if "/dark." in str(one.get("href"))] == [
        "screen"
    ]


def test_who_comes_after_on_the_same_device_reads_their_own_language(hub: Hub, app: Flask) -> None:
    for name, language in (("ada", "fr"), ("ben", "en")):
        hub.accounts.people.add(
            HUB,
            NewPerson(username=name, display_name=name, roles=("manager",), language=language),
            PASSWORD,
        )
    device = Client(app)
    first = device.sign_in("ada", PASSWORD)
    assert first.document.get("lang") == "fr"
    device.choose(language="fr")
    device.http.delete_cookie("hub_session")
    assert device.sign_in("ben", PASSWORD).document.get("lang") == "en"
