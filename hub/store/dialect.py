"""Where the two engines differ: constraints, indexes and full-text search. Nothing else may.

Measured on ArcadeDB 26.10.2 and Neo4j 5.26.16:

- Uniqueness constraints and range indexes are made and dropped by the same Cypher on both. Only
  single properties: a composite index of ArcadeDB gives wrong counts.
- `CREATE FULLTEXT INDEX` and `CALL db.awaitIndexes` are Neo4j's; ArcadeDB makes full-text indexes in
  SQL over its HTTP API, needs the property declared first, and names an index by what it covers.
- Both split with Lucene's standard analyser, no stop words; both follow changes in the transaction.
  ArcadeDB refuses a query that Lucene cannot parse as a syntax error, Neo4j as a failed procedure:
  `full_text_query` never makes one.
- On ArcadeDB two labels of a node make a type of their own (`Entity~Proceeding`) that inherits every
  index; `SHOW INDEXES` tells only the declared ones. The first node makes the type: eight writers who
  did so at once were refused with a senseless error in 33 of 120 tries. `make_types` makes it before.
- ArcadeDB fixes the type of a property when an index is made over records whose values are all of one
  type: whole numbers make it INTEGER, which then refuses 2^31 and silently cuts 1.5 to 1. An index made
  before the first record leaves the property free. So indexes come before records (`hub migrate` runs
  first), and a field that turns from whole numbers to decimals needs a new name.
- ArcadeDB's own `REBUILD INDEX` of an index on a free property drops it and then fails: index and
  constraint are gone. `rebuild` drops and makes it again instead.
- A uniqueness constraint over a property that has a range index: ArcadeDB turns the one into the other,
  Neo4j refuses. `create` drops the index first.
- ArcadeDB in production mode tells the client nothing of a failure but its class; the words stand in
  the engine's log.
"""

from __future__ import annotations

import base64
import http.client
import json
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from graph_schema.text import Text
from hub.errors import ConfigurationError, DatabaseUnavailable
from hub.store.driver import NOT_ANSWERING, Database, Transaction

Kind = Literal["unique", "range", "fulltext"]
Row = dict[str, Any]

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_WORD = re.compile(r"[^\W_]+")
_FILL_PATIENCE = 600.0
"""Seconds that filling a full-text index may take."""
MOST_WORDS = 24
"""Words of a search that count; what is behind them could only narrow it further."""


@dataclass(frozen=True, order=True, slots=True)
class SchemaItem:
    """A constraint or index on one property of one label, as both engines have it.

    `unique` is a uniqueness constraint with its index, `range` an index for look-ups, order and
    prefixes, `fulltext` one for words.
    """

    kind: Kind
    label: str
    property_name: str

    def __post_init__(self) -> None:
        for name in (self.label, self.property_name):
            if not _NAME.fullmatch(name):
                raise ValueError(f"not a name of a label or property: {name!r}")

    @property
    def name(self) -> str:
        """Its name in the database: what it is, spelled out."""
        return f"{self.kind}_{self.label}_{self.property_name}"


class Dialect(ABC):
    """What one engine does in its own way; made by `Dialect.for_database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @staticmethod
    def for_database(database: Database) -> Dialect:
        """The dialect that `database` speaks; asks it once."""
        return (ArcadeDialect if database.engine == "arcadedb" else Neo4jDialect)(database)

    def live(self) -> set[SchemaItem]:
        """The usable constraints and indexes that the database has, for comparison with the declared.

        One that failed or is still being filled is left out, as are the engine's own.
        """
        return {item for item, row in self._known() if row["state"] == "ONLINE"}

    def create(self, items: Iterable[SchemaItem]) -> None:
        """Makes what is missing and returns when it can be used; twice does no harm.

        Raises `AlreadyExists` when a constraint meets values that are not unique.
        """
        known = self._known()
        usable = {item for item, row in known if row["state"] != "FAILED"}
        missing = sorted(set(items) - usable)
        for item in missing:
            for other, row in known:
                if (other.label, other.property_name) == (item.label, item.property_name) and (
                    other == item or (item.kind == "unique" and other.kind == "range")
                ):
                    self._drop(other, row)
        if missing:
            self._create(missing)

    @abstractmethod
    def make_types(self, label: str, others: Collection[str]) -> None:
        """Makes ready for the first nodes that have `label` and one of the others, whoever writes them at once."""

    def drop(self, items: Iterable[SchemaItem]) -> None:
        """Takes constraints and indexes away, whatever their names are in the database."""
        unwanted = set(items)
        for item, row in self._known():
            if item in unwanted:
                self._drop(item, row)

    def rebuild(self, item: SchemaItem) -> None:
        """Makes it anew from the records, where its answers differ from a scan.

        A constraint is not enforced in between: stop the writers first.
        """
        self.drop([item])
        self.create([item])

    def full_text_call(self, label: str, property_name: str, parameter: str = "query") -> str:
        """Cypher to begin a read with: yields `node` and `score` for `$parameter`.

        The parameter's value comes from `full_text_query`. Scores order results and are never shown.
        """
        name = self._full_text_name(SchemaItem("fulltext", label, property_name))
        return f"CALL db.index.fulltext.queryNodes('{name}', ${parameter}) YIELD node, score"

    @abstractmethod
    def _full_text_name(self, item: SchemaItem) -> str: ...

    @abstractmethod
    def _create(self, items: list[SchemaItem]) -> None: ...

    def _drop(self, item: SchemaItem, row: Row) -> None:
        if item.kind == "unique":
            self._database.run_alone(f"DROP CONSTRAINT `{row['owningConstraint']}` IF EXISTS")
        else:
            self._database.run_alone(f"DROP INDEX `{row['name']}` IF EXISTS")

    def _known(self) -> list[tuple[SchemaItem, Row]]:
        """Everything of a declarable kind, in whatever state, with the engine's own words for it."""
        rows = self._database.run_alone(
            "SHOW INDEXES YIELD name, type, state, labelsOrTypes, properties, owningConstraint "
            "RETURN name, type, state, labelsOrTypes, properties, owningConstraint"
        )
        return [(item, row) for row in rows if (item := _item(row)) is not None]


class Neo4jDialect(Dialect):
    """Neo4j 5, Community or Enterprise."""

    def _full_text_name(self, item: SchemaItem) -> str:
        return item.name

    def _create(self, items: list[SchemaItem]) -> None:
        for item in items:
            self._database.run_alone(_statement(item))
        self._database.run_alone("CALL db.awaitIndexes(600)")

    def make_types(self, label: str, others: Collection[str]) -> None:
        """Labels need nothing made before."""


class ArcadeDialect(Dialect):
    """ArcadeDB as the embedded engine, whose SQL is reached over HTTP on loopback."""

    def _full_text_name(self, item: SchemaItem) -> str:
        return f"{item.label}[{item.property_name}]"

    def _create(self, items: list[SchemaItem]) -> None:
        def in_cypher(transaction: Transaction) -> None:
            for item in items:
                if item.kind != "fulltext":
                    transaction.run(_statement(item)).consume()

        # Only where the property is declared with its type does the engine walk an index in its order;
        # otherwise it reads and sorts everything for one page (300 ms instead of 8 at 20,000 nodes).
        # What is unique is a text, here and in lists.
        texts = [item for item in items if item.kind != "range"]
        self._sql(
            *(
                f"CREATE VERTEX TYPE `{label}` IF NOT EXISTS"
                for label in {one.label for one in texts}
            ),
            *(
                f"CREATE PROPERTY `{item.label}`.`{item.property_name}` IF NOT EXISTS STRING"
                for item in texts
            ),
        )
        self._database.write(in_cypher)  # in one transaction: 2.5 times faster than in many
        self._sql(
            *(
                f"CREATE INDEX IF NOT EXISTS ON `{item.label}` (`{item.property_name}`) FULL_TEXT"
                for item in items
                if item.kind == "fulltext"
            )
        )

    def make_types(self, label: str, others: Collection[str]) -> None:
        """The type of two labels comes with its first node, and stays when that is gone."""

        def work(transaction: Transaction) -> None:
            for other in others:
                transaction.run(f"CREATE (n:{label}:{other} {{id: '-'}}) DELETE n").consume()

        self._database.write(work)

    def _drop(self, item: SchemaItem, row: Row) -> None:
        if item.kind == "fulltext":
            self._sql(f"DROP INDEX `{row['name']}` IF EXISTS")
        else:
            super()._drop(item, row)

    def _sql(self, *commands: str) -> None:
        if not commands:
            return
        if self._database.http_uri is None:
            raise ConfigurationError(
                setting="HUB_GRAPH_URI",
                expected=Text("the address of a Neo4j database", "l’adresse d’une base Neo4j"),
            )
        credentials = base64.b64encode(":".join(self._database.credentials).encode()).decode()
        connection = http.client.HTTPConnection(
            urlsplit(self._database.http_uri).netloc, timeout=_FILL_PATIENCE
        )
        try:
            connection.request(
                "POST",
                f"/api/v1/command/{self._database.name}",
                body=json.dumps({"language": "sqlscript", "command": ";\n".join(commands)}),
                headers={"Authorization": f"Basic {credentials}"},
            )
            response = connection.getresponse()
            answer = response.read().decode(errors="replace")
        except (OSError, http.client.HTTPException) as error:
            raise DatabaseUnavailable(reason=NOT_ANSWERING) from error
        finally:
            connection.close()
        if response.status != 200:
            raise RuntimeError(f"the embedded engine refused {commands!r}: {answer[:500]}")


def words_of(folded: str) -> list[str]:
    """The words of what a person typed that count in a search."""
    return _WORD.findall(folded)[:MOST_WORDS]


def full_text_query(
    folded: str, also: Callable[[str], Iterable[str]] = lambda word: ()
) -> str | None:
    """What a person typed, as a query that both engines understand; `None` when it holds no word.

    `folded` has gone through `hub.search.folding.fold`, like the text that is searched. Every word must
    occur, or one that stands for it (`also`); the last one, perhaps still being typed, may be the beginning
    of a word. Signs that mean something to Lucene only separate words.
    """
    words = words_of(folded)
    if not words:
        return None
    *whole, last = words

    def alternatives(word: str, *more: str) -> str:
        said = [f'"{word}"', *more, *(f'"{one}"' for one in also(word))]
        return f"+({' OR '.join(said)})" if len(said) > 1 else f"+{said[0]}"

    return " ".join([*map(alternatives, whole), alternatives(last, f"{last.lower()}*")])


def any_word_query(folded: str) -> str | None:
    """Like `full_text_query`, for what holds one of the words at least."""
    words = words_of(folded)
    if not words:
        return None
    return " OR ".join([*(f'"{word}"' for word in words), f"{words[-1].lower()}*"])


def _statement(item: SchemaItem) -> str:
    """The Cypher that makes it; a full-text index so on Neo4j only."""
    name, node, value = item.name, f"(n:`{item.label}`)", f"n.`{item.property_name}`"
    if item.kind == "unique":
        return f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR {node} REQUIRE {value} IS UNIQUE"
    if item.kind == "fulltext":
        return f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR {node} ON EACH [{value}]"
    return f"CREATE INDEX {name} IF NOT EXISTS FOR {node} ON ({value})"


def _item(row: Row) -> SchemaItem | None:
    """What a row of `SHOW INDEXES` is in normal form; `None` for what cannot be declared."""
    kinds: dict[str, Kind] = {"RANGE": "range", "FULLTEXT": "fulltext"}
    kind = "unique" if row["owningConstraint"] else kinds.get(row["type"])
    names = [*(row["labelsOrTypes"] or ()), *(row["properties"] or ())]
    if kind is None or len(names) != 2 or not all(map(_NAME.fullmatch, names)):
        return None
    return SchemaItem(kind, *names)
