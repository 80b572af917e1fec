"""The open graph: named queries under somebody's access, and transactions that are all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from hub.access import Principal
from hub.store import named
from hub.store.dialect import Dialect
from hub.store.driver import Database
from hub.store.driver import Transaction as DriverTransaction

T = TypeVar("T")
Row = dict[str, Any]


class Transaction:
    """One read or write in progress. `after_commit` runs once, when the write is known to stand."""

    def __init__(self, transaction: DriverTransaction, dialect: Dialect) -> None:
        self._transaction = transaction
        self.dialect = dialect
        self.after_commit: list[Callable[[], None]] = []
        self.memory: dict[str, Any] = {}
        """What parts of one write leave for each other (the audit lane's next number)."""

    def rows(
        self, name: str, principal: Principal | None = None, /, **parameters: Any
    ) -> list[Row]:
        """The rows of a named query; a guarded one needs to know who asks."""
        query = named.load(name)
        if query.parameters != parameters.keys():
            raise TypeError(
                f"{name} wants {sorted(query.parameters)}, was given {sorted(parameters)}"
            )
        if query.guards:
            if principal is None:
                raise TypeError(f"{name} guards {sorted(query.guards)} and was not told who asks")
            parameters["reader_keys"] = sorted(principal.keys)
        return self.run(query.text, parameters)

    def run(self, text: str, parameters: dict[str, Any] | None = None) -> list[Row]:
        """The rows of a query made from the schema; for `hub.store` alone."""
        result = self._transaction.run(text, parameters or {})
        names = result.keys()
        return [dict(zip(names, record.values(), strict=True)) for record in result]


class Graph:
    """The hub's graph. Open it with `hub.store.connect`; close it when done."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._dialect: Dialect | None = None

    @property
    def dialect(self) -> Dialect:
        """Where the two engines differ; asked once, when the database first answers."""
        if self._dialect is None:
            self._dialect = Dialect.for_database(self.database)
        return self._dialect

    def rows(
        self, name: str, principal: Principal | None = None, /, **parameters: Any
    ) -> list[Row]:
        """The rows of one named query in a read of its own."""
        return self.read(lambda transaction: transaction.rows(name, principal, **parameters))

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one read transaction; it may run more than once."""
        dialect = self.dialect
        return self.database.read(lambda inner: work(Transaction(inner, dialect)))

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one write transaction; it may run more than once and commits once or never.

        Raises `OutcomeUnknown` where the connection was lost while committing.
        """
        dialect = self.dialect
        latest: list[Transaction] = []

        def attempt(inner: DriverTransaction) -> T:
            transaction = Transaction(inner, dialect)
            latest[:] = [transaction]
            return work(transaction)

        result = self.database.write(attempt)
        for act in latest[0].after_commit:
            act()
        return result

    def close(self) -> None:
        """Give the connection back; the embedded engine stops with its last user."""
        self.database.close()
