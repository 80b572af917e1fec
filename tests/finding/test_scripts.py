"""A name is found in whichever script it was written or is looked for; Latin words are never mixed up."""

from __future__ import annotations

import pytest

from graph_schema.core import TYPES
from hub.access import HUB
from hub.hub import Hub
from hub.records.planning import Wish
from hub.store.reader import ListQuery
from tests.people import MAPPING

NAMES = ("Зеленский", "محمد الخطيب", "Girkin", "Trial", "Taral", "Düsseldorf")


@pytest.fixture(scope="module")
def named(garden: Hub) -> dict[str, str]:
    """A proceeding for each name."""
    made = {}
    for name in NAMES:
        wish = Wish(TYPES["proceeding"], {"title": "P", "accused": [{"name": name}]})
        made[name] = garden.writer.save(HUB, [wish])[0].record_id
    return made


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Зеленский", ["Зеленский"]),
        ("Zelensky", ["Зеленский"]),
        ("ZELENSKIY", ["Зеленский"]),
        ("Muhammad", ["محمد الخطيب"]),
        ("mohamed al-khatib", ["محمد الخطيب"]),
        ("Гиркин", ["Girkin"]),
        ("trial", ["Trial"]),
        ("taral", ["Taral"]),
        ("dusseldorf", ["Düsseldorf"]),
        ("Zelensky Muhammad", []),
        ("Zelenograd", []),
    ],
)
def test_names_are_found_across_scripts(
    hub: Hub, named: dict[str, str], words: str, found: list[str]
) -> None:
    page = hub.records.page(MAPPING, ListQuery(TYPES["proceeding"], words=words))
    titles = {one.id for one in page.records} & set(named.values())
    assert titles == {named[name] for name in found}
    searched = {one.id for one in hub.records.search(MAPPING, words, ["proceeding"])}
    assert searched & set(named.values()) == titles
