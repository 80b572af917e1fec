"""Sealing takes out one value, wherever it was written about its record, and nothing else."""

from __future__ import annotations

from hub.access import Principal
from hub.clock import today
from hub.duplicates.merging import Merge
from hub.hub import Hub
from hub.records.history import history
from tests.importing.files import csv_file, load
from tests.people import COOPERATION_2, LIAISON, MANAGER, MAPPING
from tests.records.making import change, make

MAPPING_2 = Principal("per-map2", roles=frozenset({"mapping"}))


def sealed(hub: Hub, record_id: str, path: str, reason: str = "a witness") -> None:
    """Let two people seal a value."""
    hub.proposals.confirm(MANAGER, hub.proposals.propose(MAPPING, "seal", record_id, reason, path))


def everything(hub: Hub) -> str:
    """Whatever the database holds, in lower case."""
    with_all = "MATCH (n) RETURN collect(properties(n)) AS all"
    return repr(hub.graph.read(lambda one: one.run(with_all))).lower()


def test_the_name_of_one_accused_is_sealed_and_those_of_the_others_stay(hub: Hub) -> None:
    record_id = make(
        hub, "proceeding", title="P", accused=[{"name": "Anastasia Zorina"}, {"name": "O. O."}]
    )
    change(hub, MAPPING, record_id, note="Seen")
    wrong, _ = hub.records.get(MAPPING, record_id).values["accused"]
    sealed(hub, record_id, f"accused.{wrong['key']}.name")
    assert "zorina" not in everything(hub)
    names = [one["name"] for one in hub.records.get(MAPPING, record_id).values["accused"]]
    assert names == ["[sealed]", "O. O."]
    first = history(hub.graph, MAPPING, record_id).version(1).state["accused"]
    assert [one["name"] for one in first] == ["[sealed]", "O. O."]


def test_a_sealed_word_is_gone_from_the_reasons_that_people_gave(hub: Hub) -> None:
    record_id = make(hub, "proceeding", title="P", reference="Zorina 12/22")
    put_aside = hub.proposals.propose(
        MAPPING, "seal", record_id, "zorina 12/22 is a witness", "reference"
    )
    hub.proposals.decline(MAPPING, put_aside)
    hub.writer.retire(MAPPING, record_id, 1, "Named Zorina 12/22 in public")
    sealed(hub, record_id, "reference", "because of Zorina 12/22")
    assert "zorina" not in everything(hub)
    assert (
        hub.records.get(MAPPING, record_id).system["retired_reason"] == "Named [sealed] in public"
    )
    assert history(hub.graph, MAPPING, record_id).version(2).reason == "Named [sealed] in public"


def test_sealing_what_few_may_read_shows_to_nobody_else(hub: Hub) -> None:
    record_id = make(hub, "organisation", LIAISON, title="Local organisation 7", kind="civil_society",
                     naming="protected", protected_names=[{"name": "Zorina Foundation"}])  # fmt: skip
    change(hub, LIAISON, record_id, protected_names=[{"name": "Another"}])
    sealed(hub, record_id, "protected_names.name")
    assert "zorina" not in everything(hub)
    assert [one.number for one in history(hub.graph, COOPERATION_2, record_id).versions] == [1]
    assert [one.number for one in history(hub.graph, LIAISON, record_id).versions] == [3, 2, 1]


def imported(hub: Hub, name: str, *lines: str) -> None:
    """Import a file of proceedings under a name of its own."""
    load(hub, "proceeding", csv_file("external_id,title,summary", *lines, name=name))


def file_names(hub: Hub) -> set[str]:
    """The names that the imports remember of their files."""
    asked = "MATCH (b:ImportBatch) RETURN b.file AS file"
    return {row["file"] for row in hub.graph.read(lambda one: one.run(asked))}


def test_a_sealed_word_is_gone_from_the_names_of_imported_files(hub: Hub) -> None:
    imported(hub, "Interview_ZORINA.csv", "A,P,Seen by Anastasia Zorina")
    imported(hub, "about anastasia-zorina (2).csv", "B,Q,Nothing")
    imported(hub, "zorina village.csv", "C,R,Nothing")
    imported(hub, "proceedings.csv", "D,S,Anastasia")
    (found,) = hub.records.search(MAPPING, "seen zorina")
    change(hub, MAPPING, found.id, summary="Anastasia Zorina")
    change(hub, MAPPING, found.id, summary=None)
    sealed(hub, found.id, "summary")
    assert file_names(hub) == {"[sealed]", "zorina village.csv", "proceedings.csv"}
    assert "anastasia zorina" not in everything(hub)


def test_a_sealed_value_is_gone_from_what_was_merged_and_nothing_else_goes(hub: Hub) -> None:
    people = [{"name": "Anastasia Zorina"}, {"name": "Second Person"}]
    older = make(hub, "proceeding", MAPPING, title="Zorina", accused=people, summary="Her own.")
    lost = make(hub, "proceeding", MAPPING, title="Lost", accused=people)
    kept = make(hub, "proceeding", MAPPING, title="Kept")
    for into, other in ((lost, older), (kept, lost)):
        versions = [
            hub.records.get(MAPPING, one, though_merged=True).version for one in (into, other)
        ]
        hub.duplicates.merging.merge(MAPPING, Merge(into, other, *versions))
    wrong = hub.records.get(MAPPING, kept).values["accused"][0]
    assert wrong["name"] == "Anastasia Zorina"
    sealed(hub, kept, f"accused.{wrong['key']}.name")
    assert "anastasia" not in everything(hub)
    for one in (kept, lost, older):
        values = hub.records.get(MAPPING, one, though_merged=True).values
        assert [part["name"] for part in values["accused"]] == ["[sealed]", "Second Person"]
        assert values["summary"] == "Her own."
    sealed(hub, older, "title")
    assert "zorina" not in everything(hub)
    assert hub.records.get(MAPPING, kept).title == "Kept"


def test_a_sealed_value_is_gone_from_saved_views(hub: Hub) -> None:
    record_id = make(hub, "proceeding", title="P", accused=[{"name": "Anastasia Zorina"}])
    views = hub.saved_views
    views.keep("per-map", "Anastasia Zorina", "proceeding", {"q": "massacre"})
    views.keep("per-map", "Mine", "proceeding", {"q": "anastasia  ZORINA", "stage": ["trial"]})
    views.keep("per-map", "Anastasia and Zorina Street", "proceeding", {"q": "street"})
    sealed(hub, record_id, "accused.name")
    assert [one.name for one in views.of("per-map")] == ["Anastasia and Zorina Street"]


def test_a_sealed_value_is_gone_from_the_reason_for_sending_it_back(hub: Hub) -> None:
    record_id = make(hub, "proceeding", MAPPING, title="P", summary="Zorina saw it")
    day = today(hub.settings.timezone)
    hub.reviews.send_back(MAPPING_2, record_id, 1, "Take out “Zorina saw it”", day)
    sealed(hub, record_id, "summary")
    assert "zorina" not in everything(hub)
