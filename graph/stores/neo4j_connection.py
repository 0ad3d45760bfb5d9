"""The connection to a Neo4j server: transactions that are tried again, bounded in time, with their errors told."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from neo4j import GraphDatabase, ManagedTransaction, unit_of_work
from neo4j.exceptions import IncompleteCommit

from graph.errors import StoreError
from graph.stores.neo4j_address import Address
from graph.stores.neo4j_errors import told

if TYPE_CHECKING:
    from neo4j import Session

_REACHED = 30.0
"""Seconds in which a server that was lost must come back."""

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what fails for good is told by an error of ours
T = TypeVar("T")
Rows = list[list[Any]]
Work = Callable[[ManagedTransaction], T]


class Connection:
    """One driver with its pool of connections, for all threads.

    `trips` counts the statements sent: each is one way to the server and back. Sessions share their bookmarks, so that
    in a cluster a question sees what was written before it, whichever server answers.
    """

    def __init__(self, address: Address, *, patience: float, timeout: float) -> None:
        self.where, self.database = address.shown, address.database
        self._patience, self._timeout = patience, timeout
        reached = min(patience, _REACHED)
        self.trips = 0
        self._closed = False
        self._bookmarks = GraphDatabase.bookmark_manager()
        with told(self.where):
            self._driver = GraphDatabase.driver(
                address.uri,
                auth=(address.user, address.password),
                max_transaction_retry_time=reached,
                connection_acquisition_timeout=reached,
                connection_timeout=min(10.0, reached),
                keep_alive=True,
                user_agent="policygraph",
                notifications_min_severity="OFF",
            )

    def read(self, work: Callable[["Transaction"], T]) -> T:
        """One state of the graph; asked again where the connection breaks."""
        with told(self.where), self.session() as session:
            return _again(session.execute_read, self._bounded(work, self._timeout))

    def write(self, work: Callable[["Transaction"], T]) -> T:
        """One change: whole, or not at all; done again where the server asks for it."""
        with told(self.where), self.session() as session:
            return session.execute_write(self._bounded(work, self._patience))

    def write_once(self, work: Callable[["Transaction"], T]) -> T:
        """As `write`, for work that sees that it is done already: again also where the answer to its commit was lost."""
        with told(self.where), self.session() as session:
            return _again(session.execute_write, self._bounded(work, self._patience))

    def read_long(self, work: Callable[["Transaction"], T]) -> T:
        """As `read`, for as long as it takes: what a large load has to know first."""
        with told(self.where), self.session() as session:
            return _again(session.execute_read, self._bounded(work, None))

    @contextmanager
    def open(self, timeout: float | None) -> Iterator["Transaction"]:
        """A transaction that stays open and is undone at the end: for the locks that it holds."""
        with told(self.where), self.session() as session, session.begin_transaction(timeout=timeout) as transaction:
            yield Transaction(self, transaction)

    def session(self) -> "Session":
        """A session on the database of this store."""
        if self._closed:
            raise StoreError(f"{self.where}: this store was closed. Open it again")
        return self._driver.session(database=self.database, bookmark_manager=self._bookmarks, fetch_size=5000)

    def close(self) -> None:
        """Let go of all connections."""
        self._closed = True
        self._driver.close()

    def _bounded(self, work: Callable[["Transaction"], T], timeout: float | None) -> Work[T]:
        @unit_of_work(timeout=timeout, metadata={"app": "policygraph"})
        def run(transaction: ManagedTransaction) -> T:
            return work(Transaction(self, transaction))

        return run


def _again(execute: Callable[[Work[T]], T], work: Work[T]) -> T:
    """Do work once more where the connection broke at its commit: the driver cannot know whether that may be repeated."""
    try:
        return execute(work)
    except IncompleteCommit:
        return execute(work)


class Transaction:
    """A transaction that counts its trips."""

    def __init__(self, connection: Connection, transaction: Any) -> None:
        self._connection, self._transaction = connection, transaction
        self.where = connection.where

    def run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """The rows of a statement, each a list of its columns."""
        self._connection.trips += 1
        return [list(record.values()) for record in self._transaction.run(statement, parameters)]
