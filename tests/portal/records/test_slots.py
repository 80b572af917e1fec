"""Special pages fill in what the pages of all types leave open, and nothing else of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from jinja2 import ChoiceLoader, DictLoader

from hub.records.reading import Record
from portal.records import slots
from tests.people import MAPPING
from tests.portal.page import text_of
from tests.portal.records.conftest import Visit

PAGE = """{% extends "records/detail.html" %}
{% block before_facts %}<p id="beside">{{ beside }}</p>{% endblock %}"""


@pytest.fixture
def special_source(app: Flask) -> Iterator[None]:
    """A special page of sources, for one test."""
    app.jinja_env.loader = ChoiceLoader([DictLoader({"special.html": PAGE}), app.jinja_env.loader])  # type: ignore[list-item]  # flask sets one

    @slots.special("source", "detail", "special.html")
    def beside(record: Record) -> dict[str, str]:
        return {"beside": f"Beside {record.title}"}

    yield
    del slots._TEMPLATES["source", "detail"]
    del slots._FILLERS["source", "detail"]


@pytest.mark.usefixtures("world", "special_source")
def test_a_special_page_adds_to_what_every_page_has(visit: Visit) -> None:
    page = visit(MAPPING).get("/sources/src-report")
    assert text_of(page.one("p", id="beside")) == "Beside Report on the trials"
    assert page.h1 == "Report on the trials"
    assert "Edit" in page.main
    assert "Beside" not in visit(MAPPING).get("/states/ukr").main


@pytest.mark.usefixtures("special_source")
def test_a_page_is_special_once() -> None:
    with pytest.raises(ValueError, match="special already"):
        slots.special("source", "detail", "another.html")
