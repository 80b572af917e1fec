"""The connection to the graph: managed transactions, retries, bookmarks, and what fails in our words."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from types import TracebackType
from typing import Literal, TypeVar

import neo4j
from neo4j import exceptions as failures

from graph_schema.text import Text
from hub.config import graph_uri_of
from hub.errors import (
    AlreadyExists,
    ConfigurationError,
    DatabaseBusy,
    DatabaseUnavailable,
    HubError,
    OutcomeUnknown,
)

T = TypeVar("T")
Engine = Literal["neo4j", "arcadedb"]
Transaction = neo4j.ManagedTransaction
"""What a unit of work is handed; `transaction.run(cypher, parameters)`."""

log = logging.getLogger(__name__)

FIRST_DELAY = 0.02
"""Seconds before the first new try. The driver's own loop waits a whole second: with eight writers on
one record most of the time would be spent asleep."""
LONGEST_DELAY = 0.5
PATIENCE = 15.0
"""Seconds during which a conflicting transaction is tried again before the user is told."""
RECONNECT_PATIENCE = 1.0
"""Seconds during which a lost connection is tried again; short, so that a page can say so at once."""
UNIQUENESS_TRIES = 6
UNIQUENESS_PATIENCE = 0.5
"""Seconds during which a broken uniqueness constraint is tried again, on the embedded engine only: as
long as another's commit of the same key may take (see `_conflict`)."""

_STALE_BOOKMARKS = frozenset(
    {
        "Neo.ClientError.Transaction.InvalidBookmark",
        "Neo.ClientError.Transaction.InvalidBookmarkMixture",
        "Neo.TransientError.Transaction.BookmarkTimeout",
    }
)
_NOT_UNIQUE = frozenset(
    {
        "Neo.ClientError.Schema.ConstraintViolation",
        "Neo.DatabaseError.Schema.ConstraintCreationFailed",  # over records that break it
    }
)
_REFUSED = frozenset(
    {
        "Neo.ClientError.Security.Unauthorized",
        "Neo.ClientError.Security.AuthenticationRateLimit",
        "Neo.ClientError.Security.CredentialsExpired",
        "Neo.ClientError.Security.Forbidden",
        "Neo.ClientError.Security.TokenExpired",
    }
)

NOT_ANSWERING = Text("the server does not answer", "le serveur ne répond pas")
REFUSED = Text(
    "the server refuses the user name or password (HUB_GRAPH_USER, HUB_GRAPH_PASSWORD)",
    "le serveur refuse le nom d’utilisateur ou le mot de passe (HUB_GRAPH_USER, HUB_GRAPH_PASSWORD)",
)
NO_SUCH_DATABASE = Text(
    "the server has no such database (HUB_GRAPH_DATABASE)",
    "le serveur ne possède pas cette base (HUB_GRAPH_DATABASE)",
)


class BookmarkScope:
    """What somebody has written and must therefore find in what they read next, on any cluster member."""

    def __init__(self, bookmarks: Iterable[str] = ()) -> None:
        self._initial = neo4j.Bookmarks.from_raw_values(bookmarks)
        self._lock = threading.Lock()
        self.manager = neo4j.GraphDatabase.bookmark_manager(initial_bookmarks=self._initial)

    def bookmarks(self) -> list[str]:
        """The bookmarks to hand to the next scope, in a fixed order."""
        return sorted(self.manager.get_bookmarks())

    def forget(self) -> None:
        """Drops bookmarks that the database does not know (it was restored, or replaced)."""
        with self._lock:
            self.manager = neo4j.GraphDatabase.bookmark_manager()


_scope: ContextVar[BookmarkScope | None] = ContextVar("bookmark_scope", default=None)


@contextmanager
def bookmark_scope(bookmarks: Iterable[str] = ()) -> Iterator[BookmarkScope]:
    """Everything read and written inside follows `bookmarks` and what is written inside.

    The portal opens one for each request with what the last request of that person left, and keeps
    `scope.bookmarks()` for their next one, whichever worker answers it.
    """
    scope = BookmarkScope(bookmarks)
    token = _scope.set(scope)
    try:
        yield scope
    finally:
        _scope.reset(token)


@dataclass
class _Attempts:
    """What one call has met so far, and since when."""

    patience: float
    conflicts: int = 0
    lost_connections: int = 0
    first_failure: float | None = None

    @property
    def waited(self) -> float:
        """Seconds since the first failure; the work before it does not count."""
        if self.first_failure is None:
            self.first_failure = time.monotonic()
        return time.monotonic() - self.first_failure

    def pause(self, tries: int) -> None:
        """Sleeps about 20, 40, 80 … milliseconds, spread by half so that writers do not march in step."""
        delay = min(FIRST_DELAY * 2 ** (tries - 1), LONGEST_DELAY)
        time.sleep(delay * random.uniform(0.5, 1.5))  # noqa: S311 - spreads waiting, hides nothing


class Database:
    """One graph database: reads and writes in managed transactions, from any thread.

    A unit of work is a function of a transaction; it may run more than once, so it changes nothing
    outside the transaction. What goes wrong comes out as `DatabaseUnavailable` (with its kinds
    `DatabaseBusy` and `OutcomeUnknown`) or `AlreadyExists`; an error of `neo4j` that comes out is a
    fault of the query. Nothing is kept from one failure to the next call: once the server is back,
    so are we. A driver must not be carried over a fork: connect in each process.
    """

    def __init__(
        self,
        driver: neo4j.Driver,
        database: str | None,
        *,
        http_uri: str | None,
        credentials: tuple[str, str],
        revive: Callable[[], None] | None,
        on_close: Callable[[], None] | None,
        patience: float,
    ) -> None:
        self._driver = driver
        self._name = database
        self._revive = revive
        self._on_close = on_close
        self._patience = patience
        self._own_scope = BookmarkScope()
        self.http_uri = http_uri
        self.credentials = credentials

    @classmethod
    def connect(
        cls,
        uri: str,
        user: str,
        password: str,
        database: str | None = None,
        *,
        http_uri: str | None = None,
        revive: Callable[[], None] | None = None,
        on_close: Callable[[], None] | None = None,
        patience: float = PATIENCE,
    ) -> Database:
        """A database at `uri`; nothing is sent before the first read or write.

        `http_uri` is the embedded engine's HTTP address. `revive` is called when the server does not
        answer and may start it again; `on_close` runs once when the database is closed. `patience`
        bounds the seconds that conflicts are tried again. Raises `ConfigurationError` for a senseless
        `uri`.
        """
        try:
            driver = neo4j.GraphDatabase.driver(
                graph_uri_of(uri),
                auth=(user, password),
                connection_timeout=5.0,
                connection_acquisition_timeout=20.0,
                max_transaction_retry_time=0,  # one try; `_run` decides about the next
                notifications_min_severity="OFF",  # a label that no node has yet is no news
                telemetry_disabled=True,
                user_agent="complementarity-hub",
            )
        except (failures.ConfigurationError, ValueError) as error:
            raise ConfigurationError(
                setting="HUB_GRAPH_URI",
                expected=Text("the address of a Neo4j database", "l’adresse d’une base Neo4j"),
            ) from error
        return cls(
            driver,
            database,
            http_uri=http_uri,
            credentials=(user, password),
            revive=revive,
            on_close=on_close,
            patience=patience,
        )

    def read(self, work: Callable[[Transaction], T]) -> T:
        """What `work` returns, from a read transaction (on a cluster: of any member)."""
        return self._run(lambda session: session.execute_read(work))

    def write(self, work: Callable[[Transaction], T]) -> T:
        """What `work` returns, once its changes are committed; all of them, or none.

        Raises `OutcomeUnknown` when the connection broke during the commit, `DatabaseBusy` when others
        kept changing the same records, `AlreadyExists` for a uniqueness constraint.
        """
        return self._run(lambda session: session.execute_write(work))

    def run_alone(self, cypher: str, /, **parameters: object) -> list[dict[str, object]]:
        """The rows of a statement that the server wants outside any other transaction (schema changes)."""

        def statement(session: neo4j.Session) -> list[dict[str, object]]:
            return [record.data() for record in session.run(cypher, parameters)]

        return self._run(statement)

    def verify(self) -> None:
        """Raises `DatabaseUnavailable` unless the database answers a query."""
        self.read(lambda transaction: transaction.run("RETURN 1").consume())

    @cached_property
    def engine(self) -> Engine:
        """Which engine this is; asked of the server once (`hub.store.dialect` knows the differences)."""

        def agent(transaction: Transaction) -> str:
            return str(transaction.run("RETURN 1").consume().server.agent)

        return "arcadedb" if "arcadedb" in self.read(agent).lower() else "neo4j"

    @property
    def name(self) -> str | None:
        """The database's name at its server; `None` is the user's home database."""
        return self._name

    def bookmarks(self) -> list[str]:
        """The bookmarks of the current scope, outside one those of this process."""
        return self._scope().bookmarks()

    def close(self) -> None:
        """Closes the connections and gives back a lease on the embedded engine; twice does no harm."""
        self._driver.close()
        on_close, self._on_close = self._on_close, None
        if on_close is not None:
            on_close()

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _scope(self) -> BookmarkScope:
        return _scope.get() or self._own_scope

    def _run(self, work: Callable[[neo4j.Session], T]) -> T:
        attempts = _Attempts(self._patience)
        while True:
            scope = self._scope()
            try:
                with self._driver.session(
                    database=self._name, bookmark_manager=scope.manager
                ) as session:
                    return work(session)
            except failures.IncompleteCommit as error:
                raise OutcomeUnknown from error
            except (failures.DriverError, failures.Neo4jError) as error:
                self._again_or_raise(error, attempts, scope)

    def _again_or_raise(
        self,
        error: failures.DriverError | failures.Neo4jError,
        attempts: _Attempts,
        scope: BookmarkScope,
    ) -> None:
        """Waits until another try makes sense, or raises what the caller should know."""
        code = getattr(error, "code", None)
        if code in _STALE_BOOKMARKS and scope.bookmarks():
            log.warning("bookmarks unknown to the database were dropped (%s)", code)
            scope.forget()
        elif isinstance(error, failures.ServiceUnavailable):
            self._reconnect(error, attempts)
        elif self._conflict(error, attempts):
            attempts.conflicts += 1
            if attempts.waited > attempts.patience:
                raise DatabaseBusy from error
            log.debug("conflict %d: %s", attempts.conflicts, code)
            attempts.pause(attempts.conflicts)
        else:
            raise _translated(error) from error

    def _conflict(
        self, error: failures.DriverError | failures.Neo4jError, attempts: _Attempts
    ) -> bool:
        """Whether the same work may succeed now.

        On the embedded engine two `MERGE` of one key at the same moment end in a broken uniqueness
        constraint for the later one (163 of 400 with eight writers), where Neo4j lets it wait; the
        next try finds the node, once that commit is through. A key that is truly taken breaks again.
        """
        if isinstance(error, failures.ConstraintError):
            patient = attempts.waited < UNIQUENESS_PATIENCE or attempts.conflicts < UNIQUENESS_TRIES
            return patient and self.engine == "arcadedb"
        return error.is_retryable()

    def _reconnect(self, error: failures.ServiceUnavailable, attempts: _Attempts) -> None:
        attempts.lost_connections += 1
        waited = attempts.waited
        if self._revive is not None and attempts.lost_connections <= 2:
            try:
                self._revive()
            except HubError as failed:
                raise DatabaseUnavailable(
                    reason=Text(failed.say("en"), failed.say("fr"))
                ) from error
        elif waited > RECONNECT_PATIENCE:
            raise DatabaseUnavailable(reason=NOT_ANSWERING) from error
        log.info("connection %d lost: %s", attempts.lost_connections, type(error).__name__)
        attempts.pause(attempts.lost_connections)


def _translated(error: failures.DriverError | failures.Neo4jError) -> Exception:
    """The error in the hub's words; an error that is the query's own fault stays what it is."""
    code = getattr(error, "code", None)
    if isinstance(error, failures.ConstraintError) or code in _NOT_UNIQUE:
        return AlreadyExists()
    if isinstance(error, failures.AuthError) or code in _REFUSED:
        return DatabaseUnavailable(reason=REFUSED)
    if code == "Neo.ClientError.Database.DatabaseNotFound":
        return DatabaseUnavailable(reason=NO_SUCH_DATABASE)
    if isinstance(error, (failures.SessionExpired, failures.ConnectionPoolError)):
        return DatabaseUnavailable(reason=NOT_ANSWERING)
    return error
