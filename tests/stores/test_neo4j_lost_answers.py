"""The connection breaks when a change is written and before the server has said so: between us and a real server."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, suppress

import pytest
from stores_operations import source

from graph.interchange import lines
from graph.stores import open_store
from graph.stores.neo4j_address import parse
from graph.stores.neo4j_store import Neo4jStore

COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""The message of the Bolt protocol that ends a transaction."""


class Wire:
    """A port that passes everything on to a server; while `cut` is set, the next answer to a commit is lost with its connection."""

    def __init__(self, host: str, port: int) -> None:
        self._to = (host, port)
        self.cut = threading.Event()
        self.lost = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):  # the listener was closed
            while True:
                client, _ = self._listener.accept()
                server, doomed = socket.create_connection(self._to), threading.Event()
                for work in (self._ask, self._answer):
                    threading.Thread(target=work, args=(client, server, doomed), daemon=True).start()

    def _ask(self, client: socket.socket, server: socket.socket, doomed: threading.Event) -> None:
        with suppress(OSError):
            while said := client.recv(65536):
                if COMMIT in said and self.cut.is_set():
                    self.cut.clear()
                    doomed.set()
                server.sendall(said)
        server.close()

    def _answer(self, client: socket.socket, server: socket.socket, doomed: threading.Event) -> None:
        with suppress(OSError):
            while said := server.recv(65536):
                if doomed.is_set():  # it is written now
                    self.lost += 1
                    break
                client.sendall(said)
        with suppress(OSError):
            client.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def wire(neo4j_address: str) -> Iterator[Wire]:
    host, _, port = parse(neo4j_address).uri.partition("//")[2].partition(":")
    with closing(Wire(host, int(port))) as wire:
        yield wire


@pytest.fixture
def store(neo4j_store: Neo4jStore, neo4j_address: str, wire: Wire) -> Iterator[Neo4jStore]:
    port = parse(neo4j_address).uri.rpartition(":")[2]
    with Neo4jStore(neo4j_address.replace(f":{port}", f":{wire.port}")) as store:
        yield store


def test_a_load_whose_answer_was_lost_is_told_as_done(store: Neo4jStore, wire: Wire) -> None:
    wire.cut.set()
    applied = store.apply(source("k", 0))
    assert wire.lost == 1
    assert applied.changed
    assert not applied.replaced
    with open_store(":memory:") as expected:
        expected.apply(source("k", 0))
        assert list(lines(store)) == list(lines(expected))


def test_a_removal_whose_answer_was_lost_is_told_as_done(store: Neo4jStore, wire: Wire) -> None:
    one = source("k", 0)
    store.apply(one)
    wire.cut.set()
    assert store.remove(one.source.id).changed
    assert wire.lost == 1
    assert list(store.sources()) == []


def test_a_question_whose_answer_was_lost_is_asked_again(store: Neo4jStore, wire: Wire) -> None:
    store.apply(source("k", 0))
    before = store.counts()
    wire.cut.set()
    assert store.counts() == before
    assert wire.lost == 1
