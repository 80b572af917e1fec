"""Constraints, indexes and full-text search are the same to the hub on both engines."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest

from hub.errors import AlreadyExists, ConfigurationError, DatabaseUnavailable
from hub.search.folding import fold
from hub.store.dialect import MOST_WORDS, Dialect, SchemaItem, full_text_query
from hub.store.driver import Database, Transaction
from hub.store.embedded import EngineAddress


@pytest.fixture
def dialect(database: Database) -> Dialect:
    return Dialect.for_database(database)


@pytest.fixture
def label(dialect: Dialect) -> Iterator[str]:
    """A label that no other test has; its constraints and indexes go with the test."""
    label = f"Test{secrets.token_hex(4)}"
    yield label
    dialect.drop(item for item in dialect.live() if item.label == label)


def of(dialect: Dialect, label: str) -> set[SchemaItem]:
    return {item for item in dialect.live() if item.label == label}


def put(database: Database, label: str, **properties: object) -> None:
    database.write(
        lambda transaction: transaction.run(
            f"CREATE (n:{label}) SET n = $properties", properties=properties
        ).consume()
    )


def found(database: Database, dialect: Dialect, label: str, words: str) -> list[str]:
    """The ids that a person finds who types `words`."""
    query = full_text_query(fold(words))
    assert query is not None
    call = dialect.full_text_call(label, "words")
    return database.read(
        lambda transaction: sorted(
            record["id"]
            for record in transaction.run(f"{call} RETURN node.id AS id", {"query": query})
        )
    )


def test_what_is_declared_is_live_once_made(dialect: Dialect, label: str) -> None:
    items = {
        SchemaItem("unique", label, "id"),
        SchemaItem("range", label, "stage"),
        SchemaItem("fulltext", label, "words"),
    }
    dialect.create(items)
    assert of(dialect, label) == items


def test_making_it_twice_changes_nothing(dialect: Dialect, label: str) -> None:
    items = {SchemaItem("unique", label, "id"), SchemaItem("fulltext", label, "words")}
    dialect.create(items)
    dialect.create(items)
    assert of(dialect, label) == items


@pytest.mark.parametrize("kind", ["unique", "range", "fulltext"])
def test_what_is_dropped_is_gone_and_the_rest_stays(
    dialect: Dialect, label: str, kind: str
) -> None:
    items = {SchemaItem(one, label, one) for one in ("unique", "range", "fulltext")}
    dialect.create(items)
    dialect.drop([SchemaItem(kind, label, kind)])
    assert of(dialect, label) == items - {SchemaItem(kind, label, kind)}


def test_an_index_under_another_name_counts_as_what_it_is(
    database: Database, dialect: Dialect, label: str
) -> None:
    database.run_alone(f"CREATE INDEX named_by_hand FOR (n:{label}) ON (n.stage)")
    item = SchemaItem("range", label, "stage")
    assert of(dialect, label) == {item}
    dialect.drop([item])
    assert of(dialect, label) == set()


def test_an_index_on_two_properties_is_nothing_that_can_be_declared(
    database: Database, dialect: Dialect, label: str
) -> None:
    database.run_alone(f"CREATE INDEX composite_{label} FOR (n:{label}) ON (n.stage, n.opened_on)")
    assert of(dialect, label) == set()
    database.run_alone(f"DROP INDEX composite_{label} IF EXISTS")


def test_a_constraint_refuses_a_second_record_with_the_value(
    database: Database, dialect: Dialect, label: str
) -> None:
    dialect.create([SchemaItem("unique", label, "id")])
    put(database, label, id="sit-ukr")
    with pytest.raises(AlreadyExists):
        put(database, label, id="sit-ukr")


def test_a_constraint_holds_across_the_types_that_share_its_label(
    database: Database, dialect: Dialect, label: str
) -> None:
    dialect.create([SchemaItem("unique", label, "id")])
    put(database, f"{label}:Situation", id="sit-ukr")
    with pytest.raises(AlreadyExists):
        put(database, f"{label}:Project", id="sit-ukr")


def test_a_constraint_is_not_made_over_records_that_break_it(
    database: Database, dialect: Dialect, label: str
) -> None:
    put(database, label, id="twice")
    put(database, label, id="twice")
    item = SchemaItem("unique", label, "id")
    with pytest.raises(AlreadyExists):
        dialect.create([item])
    assert of(dialect, label) == set()


def test_a_constraint_takes_the_place_of_an_index_on_the_same_property(
    database: Database, dialect: Dialect, label: str
) -> None:
    dialect.create([SchemaItem("range", label, "id")])
    put(database, label, id="a")
    dialect.create([SchemaItem("unique", label, "id")])
    assert of(dialect, label) == {SchemaItem("unique", label, "id")}


def test_an_indexed_property_keeps_numbers_as_they_are_written(
    database: Database, dialect: Dialect, label: str
) -> None:
    dialect.create([SchemaItem("range", label, "n")])
    for number in (1, 1.5, 2**40):
        put(database, label, n=number)
    kept = database.run_alone(f"MATCH (n:{label}) RETURN n.n AS n ORDER BY n")
    assert [row["n"] for row in kept] == [1, 1.5, 2**40]


def test_rebuilding_keeps_every_kind_and_its_answers(
    database: Database, dialect: Dialect, label: str
) -> None:
    items = {
        SchemaItem("unique", label, "id"),
        SchemaItem("range", label, "stage"),
        SchemaItem("fulltext", label, "words"),
    }
    dialect.create(items)
    put(database, label, id="a", stage="trial", words="the trial of many")
    for item in sorted(items):
        dialect.rebuild(item)
    assert of(dialect, label) == items
    assert found(database, dialect, label, "trial") == ["a"]
    rows = database.run_alone(f"MATCH (n:{label}) WHERE n.stage = 'trial' RETURN n.id AS id")
    assert rows == [{"id": "a"}]
    with pytest.raises(AlreadyExists):
        put(database, label, id="a")


@pytest.fixture
def library(database: Database, dialect: Dialect, label: str) -> str:
    """The label of a few records with words in several scripts, under a full-text index."""
    texts = {
        "lubanga": "ICC-01/04-01/06 The Prosecutor v. Lubanga",
        "ivory": "Enquête en Côte d’Ivoire : crimes contre l’humanité",
        "syria": "Universal jurisdiction in Germany: Syrian regime",
        "arabic": "المحكمة الجنائية الدولية",
        "russian": "Международный уголовный суд",
        "georgian": "სისხლის სამართლის სასამართლო",
        "chinese": "国际刑事法院",
        "none": "nothing that anybody looks for",
    }
    dialect.create([SchemaItem("unique", label, "id"), SchemaItem("fulltext", label, "words")])
    for id_, text in texts.items():
        put(database, f"{label}:Second" if len(id_) % 2 else label, id=id_, words=fold(text))
    return label


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("lubanga", ["lubanga"]),
        ("LUBANGA prosecutor", ["lubanga"]),
        ("prosecutor syrian", []),
        ("the", ["lubanga"]),  # no stop words
        ("lub", ["lubanga"]),  # the last word may be unfinished
        ("lub prosecutor", []),  # only the last one
        ("icc-01/04", ["lubanga"]),
        ("enquete cote", ["ivory"]),
        ("ENQUÊTE Côte d'ivoire", ["ivory"]),
        ("humanité", ["ivory"]),
        ("المحكمة", ["arabic"]),
        ("المحكمة الجن", ["arabic"]),
        ("محكمة", []),  # the article is part of the word
        ("уголовный суд", ["russian"]),
        ("МЕЖДУНАРОДНЫЙ", ["russian"]),
        ("სამართლის", ["georgian"]),
        ("国际刑事", ["chinese"]),
        ("universal jurisdiction germ", ["syria"]),
    ],
)
def test_every_word_must_occur_whatever_its_accents_case_and_script(
    database: Database, dialect: Dialect, library: str, words: str, expected: list[str]
) -> None:
    assert found(database, dialect, library, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "+lubanga", "-lubanga", '"lubanga', 'lubanga"', "lubanga:", "title:lubanga", "lubanga*",
        "*lubanga", "(lubanga", "lubanga)", "[lubanga", "{lubanga}", "lubanga^", "lubanga~",
        "/lubanga/", "lubanga\\", "lubanga?", "!lubanga", "lubanga && ", "lubanga || ", "lubanga'",
        "<lubanga>", "$lubanga", "\u200blubanga", "lubanga`", "=lubanga",
    ],
)  # fmt: skip
def test_signs_of_the_query_language_only_separate_words(
    database: Database, dialect: Dialect, library: str, words: str
) -> None:
    expected = [] if words.startswith("title") else ["lubanga"]
    assert found(database, dialect, library, words) == expected


@pytest.mark.parametrize("words", ["lubanga AND", "NOT lubanga", "lubanga OR syria", "lubanga TO"])
def test_operators_of_the_query_language_are_words(
    database: Database, dialect: Dialect, library: str, words: str
) -> None:
    assert found(database, dialect, library, words) == []


def test_search_follows_what_is_written(database: Database, dialect: Dialect, library: str) -> None:
    def change(words: str | None) -> None:
        database.write(
            lambda transaction: transaction.run(
                f"MATCH (n:{library} {{id: 'none'}}) SET n.words = $words", words=words
            ).consume()
        )

    change("now something else")
    assert found(database, dialect, library, "anybody") == []
    assert found(database, dialect, library, "something else") == ["none"]
    change(None)
    assert found(database, dialect, library, "something else") == []
    database.write(
        lambda transaction: transaction.run(
            f"MATCH (n:{library} {{id: 'syria'}}) DETACH DELETE n"
        ).consume()
    )
    assert found(database, dialect, library, "syrian") == []


def test_search_finds_what_was_there_before_its_index(
    database: Database, dialect: Dialect, label: str
) -> None:
    put(database, f"{label}:Older", id="older", words="written before")
    dialect.create([SchemaItem("fulltext", label, "words")])
    put(database, f"{label}:Newer", id="newer", words="written after")
    assert found(database, dialect, label, "written") == ["newer", "older"]


def test_what_is_rolled_back_is_not_found(
    database: Database, dialect: Dialect, library: str
) -> None:
    class ChangedMindError(Exception):
        pass

    def work(transaction: Transaction) -> None:
        transaction.run(f"CREATE (:{library} {{id: 'x', words: 'ephemeral'}})").consume()
        raise ChangedMindError

    with pytest.raises(ChangedMindError):
        database.write(work)
    assert found(database, dialect, library, "ephemeral") == []


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("lubanga", '+("lubanga" OR lubanga*)'),
        ("icc 01", '+"icc" +("01" OR 01*)'),
        ('a"b', '+"a" +("b" OR b*)'),
        ("x_y", '+"x" +("y" OR y*)'),
        ("AND", '+("AND" OR and*)'),
    ],
)
def test_words_become_a_query_with_nothing_of_the_language_left_in_them(
    typed: str, query: str
) -> None:
    assert full_text_query(typed) == query


@pytest.mark.parametrize("typed", ["", "   ", "*", '+-"():^~?\\/', "__"])
def test_no_word_is_no_query(typed: str) -> None:
    assert full_text_query(typed) is None


def test_a_whole_page_pasted_into_the_search_field_stays_a_short_query() -> None:
    query = full_text_query("word " * 5_000)
    assert query is not None
    assert query.count("+") == MOST_WORDS


@pytest.mark.parametrize("name", ["", "a b", "a`b", "a-b", "1a", "é"])
def test_nothing_but_a_name_gets_into_a_schema_statement(name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        SchemaItem("range", name, "id")
    with pytest.raises(ValueError, match="not a name"):
        SchemaItem("range", "Entity", name)


def connected_by_http_at(address: EngineAddress, http_uri: str | None) -> Database:
    return Database.connect(
        address.uri, address.user, address.password, address.database, http_uri=http_uri
    )


@pytest.mark.embedded
def test_an_arcadedb_that_is_not_the_embedded_engine_is_refused_in_words(
    embedded_address: EngineAddress,
) -> None:
    with (
        connected_by_http_at(embedded_address, None) as database,
        pytest.raises(ConfigurationError, match="Set HUB_GRAPH_URI to the address of a Neo4j"),
    ):
        Dialect.for_database(database).create([SchemaItem("fulltext", "Nowhere", "words")])


@pytest.mark.embedded
def test_a_full_text_index_asked_of_an_engine_that_is_gone_is_an_outage(
    embedded_address: EngineAddress,
) -> None:
    with (
        connected_by_http_at(embedded_address, "http://127.0.0.1:9") as database,
        pytest.raises(DatabaseUnavailable, match="does not answer"),
    ):
        Dialect.for_database(database).create([SchemaItem("fulltext", "Nowhere", "words")])
