"""Words that are held against the texts themselves find just what the full-text index finds."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hub.access import Principal
from hub.search.folding import fold
from hub.search.scripts import marks, marks_sought
from hub.store.dialect import Dialect, full_text_query
from hub.store.driver import Database
from hub.store.graph import Graph, Transaction
from hub.store.words import LOOK, often_held, words_held
from tests.conftest import wipe

READER = Principal("reader", extra_keys=frozenset({"public"}))
PARTS = (
    *("crime", "crimes", "war", "a", "7", "1998", "x2", "Müller", "Straße", "État", "№", "™", "①", "²", "I"),
    *("преступ", "Мюллер", "δίκη", "אב", "جرائم", "٣", "ե", "ქ", "अ", "한국", "漢", "字漢", "々", "〇", "ひ", "カー", "ｶ"),
    *("ไทย", "ລາວ", "ខ", "မ", "ᥐ", "ᦀ", "ꪀ", "፩", "ƻ", "ǀ", "ʰ", "𝐀", "𐐀", "𠀀", "😀", "·", "’", ".", "_", "\u0301", "\u200d"),
)  # fmt: skip
"""Pieces of words in many writings, put together with and without spaces."""


def texts() -> Iterator[str]:
    """Texts as records have them, the same each time: each piece before, behind and within a word, and a few
    hundred at random."""
    for one in PARTS:
        yield from (one, f"crimes{one}", f"{one}crimes", f"x{one}crimes war", f"7{one}7")
    chance = random.Random(7)  # noqa: S311 - the same texts each time, nothing secret
    for _ in range(400):
        yield "".join(
            chance.choice(PARTS) + chance.choice(("", " ", " ", "-"))
            for _ in range(chance.randrange(1, 9))
        )


@pytest.fixture(scope="module")
def library(engine_database: Database) -> Database:
    """A database of such texts, as the writer would keep them; these tests only read it."""
    wipe(engine_database)
    rows = [
        {"id": f"n-{number}", "search_text": fold(f"{text} {' '.join(marks(text))}"), "readers": ["public"], "excluded": []}
        for number, text in enumerate(texts())
    ]  # fmt: skip
    engine_database.write(
        lambda one: one.run(
            "UNWIND $rows AS row CREATE (n:Entity:Source) SET n = row", rows=rows
        ).consume()
    )
    return engine_database


def by_index(database: Database, folded: str) -> set[str]:
    query = full_text_query(folded, marks_sought)
    call = Dialect.for_database(database).full_text_call("Entity", "search_text")
    return {
        row["id"]
        for row in database.read(
            lambda one: one.run(f"{call} RETURN node.id AS id", {"query": query}).data()
        )
    }


def by_text(database: Database, folded: str) -> set[str] | None:
    said = words_held("n", "search_text", folded)
    if said is None:
        return None
    held, parameters = said
    return {
        row["id"]
        for row in database.read(
            lambda one: one.run(
                f"MATCH (n:Source) WHERE {held} RETURN n.id AS id", parameters
            ).data()
        )
    }


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    typed=st.lists(
        st.sampled_from(("crime", "crimes", "war", "a", "7", "1998", "x", "x2", "Müller", "strasse", "tm", "no", "I", "etat", "miuler"))
        | st.text("acemrsw127", min_size=1, max_size=3),
        min_size=1, max_size=3,
    )
)  # fmt: skip
@example(["crimes"])
@example(["tm"])
@example(["Muller"])
@example(["or", "and", "not"])
def test_the_texts_say_what_the_index_says(library: Database, typed: list[str]) -> None:
    folded = fold(" ".join(typed))
    assert by_text(library, folded) == by_index(library, folded)


@pytest.mark.parametrize("words", ["", "§", "преступления", "war 漢字", "x" * 256])
def test_words_whose_bounds_the_analyser_alone_knows_are_asked_of_the_index(words: str) -> None:
    assert words_held("n", "search_text", fold(words)) is None


def test_a_type_is_gone_through_where_it_is_small_or_every_tenth_of_its_records_holds_the_words(
    database: Database,
) -> None:
    def put(number: int, text: str, reader: str) -> None:
        database.write(
            lambda one: one.run(
                "UNWIND range(1, $number) AS i CREATE (:Entity:Source {search_text: $text, "
                "readers: [$reader], excluded: []})",
                number=number, text=text, reader=reader,
            ).consume()
        )  # fmt: skip

    def chosen(words: str) -> bool:
        said = words_held("n", "search_text", words)
        assert said is not None

        def work(transaction: Transaction) -> bool:
            return often_held(transaction, READER, "Source", *said)

        return Graph(database).read(work)

    put(19, "war crimes", "public")
    assert chosen("platypus")
    put(1, "hidden crimes", "office")
    put(LOOK - 20, "nothing", "public")
    assert not chosen("crimes")  # 19 of 200; the hidden one does not count
    wipe(database)
    put(20, "war crimes", "public")
    put(LOOK - 20, "nothing", "public")
    assert chosen("crimes")
    assert not chosen("platypus")
