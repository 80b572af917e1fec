"""The declaration says what the database must hold, property by property, and drift says what differs."""

from graph_schema.core import TYPES
from graph_schema.ddl import SYSTEM, WAITING_KEYS, declared_items, drift

ITEMS = set(declared_items())


def of(label: str) -> set[tuple[str, str]]:
    return {(kind, name) for kind, where, name in ITEMS if where == label}


def test_nothing_is_declared_twice() -> None:
    assert len(list(declared_items())) == len(ITEMS)


def test_ids_are_unique_across_all_types_and_words_are_found_across_them() -> None:
    assert of("Entity") == {
        ("unique", "id"),
        ("fulltext", "search_text"),
        ("fulltext", "staff_text"),
    }


def test_a_part_is_found_by_its_id() -> None:
    assert ("unique", "id") in of("Part")


def test_every_type_has_a_unique_key_for_each_order_of_its_list() -> None:
    for entity in TYPES.values():
        unique = {name for kind, name in of(entity.info.node_label) if kind == "unique"}
        walked = {"sort_key", "title_key", "updated_key"}
        assert unique == walked | set(WAITING_KEYS.get(entity.info.name, ()))


def test_a_partial_date_is_looked_up_by_its_first_and_last_day_and_a_whole_one_as_it_is() -> None:
    assert of("Engagement") >= {("range", "held_on_from"), ("range", "held_on_to")}
    assert ("range", "held_on") not in of("Engagement")
    assert ("range", "received_on") in of("Request")
    assert ("range", "received_on_from") not in of("Request")


def test_what_is_declared_of_one_type_in_full() -> None:
    assert of("OutreachProgramme") == {
        ("unique", "sort_key"), ("unique", "title_key"), ("unique", "updated_key"), ("range", "external_id"),
        ("range", "year"), ("range", "developed_on_from"), ("range", "developed_on_to"),
    }  # fmt: skip


def test_nodes_of_the_machinery_have_their_unique_names() -> None:
    assert ("unique", "username") in of("User")
    assert ("unique", "token_hash") in of("Session")
    for label, node in SYSTEM.items():
        assert node.unique, label
        assert of(label) == {
            *(("unique", name) for name in node.unique),
            *(("range", name) for name in node.range),
        }


def test_no_label_serves_both_records_and_the_machinery() -> None:
    assert not {entity.info.node_label for entity in TYPES.values()} & set(SYSTEM)


def test_labels_in_the_graph_are_written_as_one_word() -> None:
    assert TYPES["admissibility_note"].info.node_label == "AdmissibilityNote"
    assert TYPES["jit"].info.node_label == "Jit"


def test_drift_tells_what_is_missing_and_what_is_not_declared() -> None:
    declared = [
        ("unique", "Entity", "id"),
        ("range", "State", "iso2"),
        ("fulltext", "Entity", "search_text"),
    ]
    live = [("unique", "Entity", "id"), ("range", "State", "name")]
    assert drift(declared, live) == (
        [("fulltext", "Entity", "search_text"), ("range", "State", "iso2")],
        [("range", "State", "name")],
    )
    assert drift(declared, declared) == ([], [])
