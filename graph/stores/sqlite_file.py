"""The file of a SQLite store: opened, checked, locked, and its errors told in our own words.

A file has one connection per thread; ":memory:" has one for all, which they take in turns.
"""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from weakref import WeakSet

from graph.errors import StoreBusyError, StoreError, StoreVersionError
from graph.stores import sqlite_sql as sql

_REMEDIES = {
    sqlite3.SQLITE_NOTADB: "it is not a store of policygraph. Name another file with --store",
    sqlite3.SQLITE_CORRUPT: "the file is damaged. Take a copy from a backup, or load the documents into a new store",
    sqlite3.SQLITE_READONLY: "it may only be read. Allow writing to the file and its folder, or name another store",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened. Is it a folder, or may you not write there? Name another store",
    sqlite3.SQLITE_FULL: "the disk is full; nothing was written. Make room and try again",
}
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_PRIMARY = 0xFF  # an extended error code carries the plain one in its low byte


class _Connection(sqlite3.Connection):
    """A connection that can be listed weakly, and that closes itself when its thread ends."""

    def __del__(self) -> None:
        with suppress(sqlite3.ProgrammingError):  # it never opened
            self.close()


class SqliteFile:
    """Connections to one file, and the transactions on them."""

    def __init__(self, where: str, patience: float) -> None:
        self.where = where
        self._patience = patience
        self._shared = where == ":memory:"
        self._turn: AbstractContextManager[object] = threading.RLock() if self._shared else nullcontext()
        self._mine = threading.local()
        self._open: WeakSet[_Connection] = WeakSet()
        self._closed = False
        with self._told():
            if not self._shared:
                self._make_folder()
            self._only = self._connect() if self._shared else None
            self._connection()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One state of the graph, whatever is written meanwhile."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One change: whole, or not at all."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def close(self) -> None:
        """Close the connections of all threads."""
        self._closed = True
        with self._turn:
            for connection in list(self._open):
                connection.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._told(), self._turn:
            connection = self._connection()
            connection.execute(begin)
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def _connection(self) -> sqlite3.Connection:
        if self._closed:
            raise StoreError(f"{self.where}: this store was closed. Open it again")
        if self._only is not None:
            return self._only
        mine: sqlite3.Connection | None = getattr(self._mine, "connection", None)
        if mine is None:
            mine = self._mine.connection = self._connect()
        return mine

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.where, timeout=self._patience, isolation_level=None, check_same_thread=False, factory=_Connection
        )
        self._open.add(connection)
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        """Hold the file to be ours, make its schema where it is new, and set what holds for a connection only."""
        if self._is_new(connection):
            self._into_wal(connection)
            connection.execute("BEGIN IMMEDIATE")
            if self._is_new(connection):  # no other process was faster
                _make_schema(connection)
            connection.execute("COMMIT")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged outlives a power cut too

    def _is_new(self, connection: sqlite3.Connection) -> bool:
        """Whether the file is empty; raises where it is another program's or of another schema version."""
        application, version, tables = connection.execute(sql.HEADER).fetchone()
        if application == sql.APPLICATION:
            if version != sql.VERSION:
                raise StoreVersionError(self.where, version, sql.VERSION)
            return False
        if application or version or tables:
            raise StoreError(f"{self.where}: it is the database of another program. Name another file with --store")
        return True

    def _into_wal(self, connection: sqlite3.Connection) -> None:
        """Write-ahead logging; SQLite does not wait by itself where two processes ask for it at once."""
        until = time.monotonic() + self._patience
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if _code(error) not in _BUSY or time.monotonic() > until:
                    raise
                time.sleep(0.01)
            else:
                return

    def _make_folder(self) -> None:
        try:
            Path(self.where).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            problem = f"{self.where}: its folder cannot be made ({error.strerror}). Name another store with --store"
            raise StoreError(problem) from error

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise told(self.where, error) from error


def told(where: str, error: sqlite3.Error) -> StoreError:
    """An error of SQLite as one of ours: what happened, where, and what to do."""
    code = _code(error)
    if code in _BUSY:
        busy = "another process is writing to it and did not finish in time. Wait for that load, then try again"
        return StoreBusyError(f"{where}: {busy}")
    return StoreError(f"{where}: {_REMEDIES.get(code, 'SQLite cannot go on with it')} (SQLite says: {error})")


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY


def _make_schema(connection: sqlite3.Connection) -> None:
    """All tables in the transaction that is open: `executescript` would commit it."""
    for statement in sql.SCHEMA.split(";"):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {sql.APPLICATION}")
    connection.execute(f"PRAGMA user_version = {sql.VERSION}")
