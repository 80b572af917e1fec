"""The data dictionary says what is declared, and is not stale."""

import re

from graph_schema.core import TYPES, all_fields
from graph_schema.docs import PAGE, cell, import_columns, page
from graph_schema.vocabulary import VOCABULARIES

WRITTEN = PAGE.read_text(encoding="utf-8")


def test_the_page_is_what_the_declaration_makes_today() -> None:
    assert page() == WRITTEN, "run: python -m graph_schema.docs"


def test_every_type_field_and_value_stands_in_it() -> None:
    for name, entity in TYPES.items():
        assert f"(`{name}`)" in WRITTEN
        for place, _ in all_fields(entity.fields):
            assert f"| `{place.split('.')[-1]}` |" in WRITTEN
    for name, vocabulary in VOCABULARIES.items():
        assert f"### {name}\n" in WRITTEN
        for term in vocabulary:
            assert f"| `{term.code}` | {term.label.en} | {term.label.fr} |" in WRITTEN


def test_every_link_in_it_leads_to_a_heading() -> None:
    headings = set(re.findall(r"^#+ (.+)$", WRITTEN, re.MULTILINE))
    linked = set(re.findall(r"\]\(#([^)]+)\)", WRITTEN))
    assert linked
    assert linked <= headings


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    cells = 0
    for line in WRITTEN.splitlines():
        bars = len(re.findall(r"(?<!\\)\|", line))
        cells = (cells or bars) if line.startswith("| ") else 0
        assert bars == cells or not line.startswith("| "), line


def test_the_picture_draws_types_parts_and_relations() -> None:
    picture = WRITTEN.split("```mermaid")[1].split("```")[0].splitlines()
    assert "  class Proceeding" in picture
    assert '  Proceeding *-- "*" Person : accused' in picture
    assert '  Person *-- "*" Charge : charges' in picture
    assert '  Proceeding --> "*" Situation : linked_to' in picture
    assert '  StageEvent --> "1" Proceeding : of_proceeding' in picture
    assert '  Authority --> "1" State : of_state' in picture
    assert '  Case --> "0..1" Situation : of_situation' in picture
    assert '  Milestone --> "*" Entity : achieved_by' in picture
    assert len(picture) == len(set(picture))


def test_import_columns_number_parts_and_name_the_properties_of_relations() -> None:
    columns = list(import_columns(TYPES["proceeding"].fields))
    for column in (
        "title",
        "accused.1.name",
        "accused.1.charges.1.crime",
        "in_state",
        "related_to",
        "related_to.why",
    ):
        assert column in columns
    assert "accused" not in columns
    assert columns.index("citations.locator") == columns.index("citations") + 1
    assert len(columns) == len(set(columns))
    assert "`accused.1.charges.1.status`" in WRITTEN
    assert "`member.joined_on`" in WRITTEN


def test_a_text_cannot_break_the_table_it_stands_in() -> None:
    assert cell("one | two\nthree") == "one \\| two three"
