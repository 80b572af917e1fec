"""An export that is imported again changes nothing, and makes the same records where they are missing."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph_schema.core import TYPES
from hub.access import HUB
from hub.exporting import Form, export
from hub.exporting.records import written
from hub.hub import Hub
from hub.importing import ImportFile, dry_run
from hub.importing.columns import given_fields
from hub.importing.csv_file import read_csv
from hub.importing.layout import layout
from hub.importing.rows import read_rows
from hub.importing.xlsx_file import is_workbook, read_workbook
from hub.records.planning import Wish
from hub.records.saying import merged
from hub.records.validation import validated
from hub.store.reader import ListQuery
from tests.importing.files import load, node_counts, put, states

PROCEEDING = TYPES["proceeding"]
NASTY = [
    "=1+1", "+31 20 515", "-", "--", "@sum", "'=x", "''-y", "NA", "NO", "a;b", r"a\;b", "\\", "\\\\;", '"', 'say ""', "x,y",
    "one\ntwo", "\tтаб", "أحمد ١٢", "Київ", "_x000D_", "_x0041_", "007", "1e5", "TRUE", "2022-05", "＝x", "l’été", "🕊",
    "#N/A", "&amp; <b>", "{=}", "a\r\nb", "sep=;",
]  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(
        st.characters(exclude_categories=["Cs"]),
        max_size=20,
    ),
)
DATES = st.sampled_from([None, "2021", "2021-05", "2021-05-17", "2024-02-29"])
CRIMES = st.lists(st.sampled_from(["6", "7", "8", "national:murder"]), unique=True, max_size=3)
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "name": TEXTS.map(lambda text: f"N {text}"),
            "status": st.sampled_from([None, "suspect", "acquitted_final"]),
            "sentence": TEXTS,
            "charges": st.lists(
                st.fixed_dictionaries({"crime": st.sampled_from(["6", "8"])}), max_size=2
            ),
        }
    ),
    max_size=3,
)
CITATIONS = st.lists(
    st.tuples(
        st.sampled_from(["src-1", "src-2", "src-3"]),
        TEXTS.map(lambda text: f"p {text}"),
        st.sampled_from([None, "A", "F"]),
    ),
    unique_by=lambda one: one[0],
    max_size=3,
)
RECORDS = st.fixed_dictionaries(
    {
        "title": TEXTS.map(lambda text: f"T {text}"),
        "reference": TEXTS,
        "note": TEXTS,
        "opened_on": DATES,
        "crimes": CRIMES,
        "accused_count": st.sampled_from([None, 0, 12]),
        "accused": PEOPLE,
        "in_state": st.sampled_from([None, "deu"]),
        "committed_in": st.lists(st.sampled_from(["deu", "syr"]), unique=True),
        "citations": CITATIONS.map(
            lambda listed: [
                {"id": one, "locator": locator, "reliability": reliability}
                for one, locator, reliability in listed
            ]
        ),
    }
)


def exported(hub: Hub, form: Form, kind: str = "proceeding") -> ImportFile:
    content = b"".join(export(hub, HUB, ListQuery(TYPES[kind]), form))
    return ImportFile(f"export.{form}", content)


@pytest.fixture
def world(hub: Hub) -> Hub:
    states(hub, "deu", "syr")
    for number in (1, 2, 3):
        put(hub, "source", id=f"src-{number}", title=f"Source {number}")
    return hub


def validated_values(values: dict[str, Any]) -> dict[str, Any]:
    """The plain values of a record that validation lets through."""
    record, errors = validated(PROCEEDING, values)
    assert record is not None, [(error.column, error.say()) for error in errors]
    return record.model_dump()


def read_back(content: bytes) -> dict[str, Any]:
    """The plain values of the one record in a file, as the importer would write them where it is new."""
    file = ImportFile("file", content)
    sheets = read_workbook(file) if is_workbook(file) else [read_csv(file)]
    found = layout(PROCEEDING, HUB, sheets)
    (row,) = read_rows(found)
    assert not found.problems + row.problems, [(one.place(), one.say()) for one in row.problems]
    said = {name: merged(value, None) for name, value in row.values.items()}
    return validated_values(said) | {"id": row.record_id}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@settings(max_examples=150, deadline=None)
@given(values=RECORDS)
def test_any_values_written_to_a_file_are_read_back_as_they_were(
    form: Form, values: dict[str, Any]
) -> None:
    plain = validated_values(values) | {"id": "prc-1"}
    fields = given_fields(PROCEEDING, HUB)

    content = b"".join(written(PROCEEDING, fields, iter([plain | {"version": 1}]), form))

    assert read_back(content) == plain


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)  # fmt: skip
@given(records=st.lists(RECORDS, min_size=1, max_size=4))
def test_any_records_come_back_from_their_export_unchanged(
    world: Hub, records: list[dict[str, Any]]
) -> None:
    made = world.writer.save(HUB, [Wish(PROCEEDING, values) for values in records])
    before = world.records.many(HUB, [one.record_id for one in made])

    for form in ("csv", "xlsx"):
        plan = dry_run(world, HUB, PROCEEDING, exported(world, form))

        assert plan.possible, [(one.place(), one.say()) for one in plan.all_problems()]
        assert {row.action for row in plan.rows} == {"unchanged"}, plan.rows
    assert world.records.many(HUB, [one.record_id for one in made]) == before


def test_an_exported_record_is_made_again_where_it_is_missing(world: Hub) -> None:
    put(world, "proceeding", id="prc-1", title="=One; “NA”", crimes=["7", "8"], opened_on="2021-05",
        in_state="deu", citations=[{"id": "src-2", "locator": "p; 1"}, {"id": "src-1", "locator": "x"}],
        accused=[{"name": "N", "charges": [{"crime": "7"}]}, {"name": "O"}])  # fmt: skip
    text = exported(world, "csv").content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    row |= {"id": "prc-2", "version": ""}
    out = io.StringIO()
    lines = csv.DictWriter(out, row)
    lines.writeheader()
    lines.writerow(row)

    load(world, "proceeding", ImportFile("again.csv", out.getvalue().encode()))

    one, other = world.records.many(HUB, ["prc-1", "prc-2"])
    assert without_keys(one.values) == without_keys(other.values)


def without_keys(value: Any) -> Any:
    """Plain values without the names that the writer gives to Parts."""
    if isinstance(value, dict):
        return {name: without_keys(one) for name, one in value.items() if name != "key"}
    return [without_keys(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_importing_an_export_writes_nothing_but_what_was_changed_in_it(
    world: Hub, form: Form
) -> None:
    for number in range(3):
        put(world, "proceeding", id=f"prc-{number}", title=f"T {number}", stage="trial",
            accused=[{"name": "A", "charges": [{"crime": "7"}]}] * number)  # fmt: skip
    file = exported(world, form)
    before = node_counts(world)

    assert load(world, "proceeding", file).batch_id is None
    assert {k: v for k, v in node_counts(world).items() if k != "AuditEvent"} == {
        k: v for k, v in before.items() if k != "AuditEvent"
    } | {"ImportTurn": 1}


def test_an_export_of_several_pages_has_every_record_once(world: Hub) -> None:
    wishes = [Wish(TYPES["source"], {"title": f"S {number}"}) for number in range(1203)]
    world.writer.save(HUB, wishes)

    lines = list(
        csv.DictReader(io.StringIO(exported(world, "csv", "source").content.decode("utf-8-sig")))
    )

    assert len({line["id"] for line in lines}) == len(lines) == 1206
