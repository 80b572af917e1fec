"""The starter data: every row valid, every id known, every fact sourced, every origin accounted for."""

from __future__ import annotations

from collections import Counter

from graph_schema.core import TYPES
from tests.seeds.reading import (
    EXAMPLES,
    SEEDS,
    columns_of,
    links_of,
    listed,
    order_of,
    records_in,
    rows_of,
)

RECORDS = {
    "source": 204,
    "state": 196,
    "situation": 29,
    "organisation": 62,
    "authority": 44,
    "case": 2,
    "agreement": 45,
    "jit": 2,
    "secondment": 14,
    "engagement": 39,
    "roadmap": 1,
    "milestone": 3,
    "project": 18,
    "proceeding": 42,
    "stage_event": 91,
    "practice_note": 1,
    "recommendation": 24,
    "measurement": 9,
}
"""How many records of each type the starter data has, counted by hand."""

ORIGINS = {
    "sources.csv": 204,
    "states.csv": 196,
    "situations.csv": 29,
    "organisations.csv": 40,
    "mechanisms.csv": 20,
    "agreements.csv": 47,
    "jits.csv": 2,
    "jit_members.csv": 17,
    "engagements.csv": 36,
    "secondments.csv": 14,
    "projects.csv": 25,
    "project_evidence.csv": 26,
    "proceedings.csv": 42,
    "recommendations.csv": 24,
    "strategic_kpis.csv": 20,
    "seed_facts.csv": 181,
    "state_points.csv": 1,
    "world_110m.topojson": 1,
}
"""How many rows each file had that the starter data was made from; the last two are said as a whole."""

FACTS = {"OSP": 82, "COO": 64, "NIA": 18, "RES": 11, "JFJ": 6}
"""The check-list of what the five documents say, numbered from 001 within each document."""


def test_the_starter_data_has_the_records_that_were_counted_by_hand() -> None:
    counted = Counter(type(record).info.name for record in records_in(SEEDS).values())
    assert counted == RECORDS


def test_order_txt_names_every_file_of_records_once() -> None:
    for folder in (SEEDS, EXAMPLES):
        order = order_of(folder)
        files = {path.stem for path in folder.glob("*.csv")} - {"ledger", "origins"}
        assert sorted(order) == sorted(files)
        assert set(order) <= set(TYPES)


def test_every_column_is_a_field_of_the_schema() -> None:
    for folder in (SEEDS, EXAMPLES):
        for name in order_of(folder):
            for column in rows_of(folder / f"{name}.csv")[0]:
                assert column == "id" or columns_of(TYPES[name].fields, column), f"{name}: {column}"


def test_every_relation_points_to_a_record_that_is_loaded_before_it() -> None:
    before: dict[str, str] = {}
    for folder in (SEEDS, EXAMPLES):
        for record_id, record in records_in(folder).items():
            for spec, end in links_of(record):
                assert end in before, f"{record_id}.{spec.name} points to {end}"
                allowed = spec.to or spec.refers_to
                assert "*" in allowed or before[end] in allowed, f"{record_id}.{spec.name}: {end}"
            assert record_id not in before
            before[record_id] = type(record).info.name


def test_every_public_fact_has_a_source_with_a_locator() -> None:
    stating = [one for one in records_in(SEEDS).values() if type(one).info.states_facts]
    assert len(stating) == 621  # all but the 204 sources and the practice note
    for record in stating:
        assert record.citations, record.id
        assert all(citation.locator.strip() for citation in record.citations), record.id


def test_the_starter_data_is_public_and_real() -> None:
    for record in records_in(SEEDS).values():
        follows = type(record).info.marking_follows is not None
        assert follows or record.marking == "public", record.id
        assert not record.is_example
        assert "example" not in str(record.id)


def test_every_row_of_the_files_it_came_from_is_loaded_or_in_the_ledger() -> None:
    loaded = [(row["origin_file"], row["origin_id"]) for row in rows_of(SEEDS / "origins.csv")]
    explained = [
        (row["origin_file"], row["origin_id"])
        for row in rows_of(SEEDS / "ledger.csv")
        if not row["origin_id"].startswith("column ")
    ]
    together = loaded + explained
    assert len(set(together)) == len(together)
    assert Counter(file for file, _ in together) == ORIGINS


def test_each_fact_of_the_five_documents_is_accounted_for_by_its_number() -> None:
    rows = rows_of(SEEDS / "origins.csv") + rows_of(SEEDS / "ledger.csv")
    found = {row["origin_id"] for row in rows if row["origin_file"] == "seed_facts.csv"}
    assert found == {
        f"{document}-{number:03d}"
        for document, last in FACTS.items()
        for number in range(1, last + 1)
    }


def test_what_was_loaded_exists_and_what_was_not_has_its_reason() -> None:
    records = records_in(SEEDS)
    for row in rows_of(SEEDS / "origins.csv"):
        assert row["loaded_as"], row["origin_id"]
        assert set(listed(row["loaded_as"])) <= set(records), row["origin_id"]
    for row in rows_of(SEEDS / "ledger.csv"):
        assert len(row["reason"]) > 10, row["origin_id"]
        if row["loaded_as"]:
            assert set(listed(row["loaded_as"])) <= set(records), row["origin_id"]


def test_every_record_came_from_a_row_or_a_fact() -> None:
    named = set()
    for file in ("origins.csv", "ledger.csv"):
        for row in rows_of(SEEDS / file):
            named |= set(listed(row["loaded_as"]))
    made_for_them = {
        "org-icc-otp",
        "org-icc",
        "org-icc-registry",
        "org-asp",
        "mls-drc-memorandum",
        "mls-drc-workshop",
        "mls-drc-training",
    }  # bodies that rows name by a word (“OTP”, “ICC”), and the steps of the road map of fact NIA-004
    conducting = {
        end
        for record in records_in(SEEDS).values()
        if type(record).info.name == "proceeding"
        for spec, end in links_of(record)
        if spec.name == "conducted_by"
    }
    assert set(records_in(SEEDS)) - named - conducting <= made_for_them


def test_of_relocation_agreements_only_their_number_is_kept() -> None:
    figure = records_in(SEEDS)["mea-relocation-2021"]
    assert figure.value == 25
    assert [spec.name for spec, _ in links_of(figure)] == ["citations"]


def test_the_office_joined_both_teams_on_the_days_the_sources_give() -> None:
    joined = {
        record.id: link.joined_on
        for record in records_in(SEEDS).values()
        if type(record).info.name == "jit"
        for link in record.member
        if link.id == "org-icc-otp"
    }
    assert joined == {"jit-ukr": "2022-04-25", "jit-lby": "2022-09-07"}


def test_crimes_are_whole_articles_or_national_qualifications_never_sub_paragraphs() -> None:
    whole = {"5", "6", "7", "8", "8bis", "70"}
    for record in records_in(SEEDS).values():
        if type(record).info.name == "proceeding":
            people = [*record.accused, *record.suspects]
            crimes = [*record.crimes, *(charge.crime for one in people for charge in one.charges)]
            assert all(crime in whole or crime.startswith("national:") for crime in crimes), (
                record.id
            )


def test_nobody_is_shown_as_finally_convicted_while_an_appeal_is_open_or_unknown() -> None:
    final = {
        record.id
        for record in records_in(SEEDS).values()
        if type(record).info.name == "proceeding"
        and any(one.status == "convicted_final" for one in record.accused)
    }
    assert final == {f"prc-{number:03d}" for number in (7, 9, 17, 22, 29, 35, 40)}


def test_rows_whose_sources_and_locators_did_not_pair_off_say_so() -> None:
    marked = Counter(
        type(record).info.name
        for record in records_in(SEEDS).values()
        if "citations" in record.unconfirmed_fields
    )
    assert (
        marked
        == {
            "agreement": 17,
            "measurement": 1,
            "engagement": 1,
            "organisation": 1,
            "recommendation": 14,
            "state": 4,
        }
    )  # 38 of the 42; the other four are PRJ-015, PRJ-024, COO-002 and COO-014, which the ledger explains


def test_namibia_and_norway_are_states_and_no_blank_cells() -> None:
    records = records_in(SEEDS)
    assert (records["nam"].iso2, records["nor"].iso2) == ("NA", "NO")
    parties = [
        one for one in records.values() if getattr(one, "statute_status", None) == "state_party"
    ]
    assert len(parties) == 125
