"""One store, many threads: readers see whole changes only, and wait for nobody."""

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from stores_operations import NODES_OF_A_SOURCE, source

from graph.interchange import lines
from graph.stores import Store
from graph.stores.sqlite_store import SqliteStore


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    where = ":memory:" if request.param == "memory" else str(tmp_path / "graph.sqlite")
    with SqliteStore(where) as made:
        yield made


def together(*works: Callable[[], object]) -> list[BaseException]:
    """Run each in a thread of its own; what they raised."""
    failed: list[BaseException] = []

    def run(work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as error:  # a thread's errors reach nobody else
            failed.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return failed


def test_a_reader_beside_a_writer_sees_whole_sources(store: Store) -> None:
    finished = threading.Event()
    seen: list[tuple[int, int]] = []

    def write() -> None:
        try:
            for number in range(30):
                store.apply(source("t", number))
        finally:
            finished.set()

    def read() -> None:
        last = -1
        while not finished.is_set():
            version, counts = store.version(), store.counts()
            assert version >= last
            last = version
            seen.append((counts.sources, sum(counts.nodes.values())))
            assert store.find(type="Task", text="task").total % (NODES_OF_A_SOURCE - 1) == 0

    assert together(write, read, read) == []
    assert {nodes for sources, nodes in seen if sources} == {
        sources * NODES_OF_A_SOURCE + 1
        for sources, _ in seen
        if sources  # and the one document that all of them cite
    }
    assert store.counts().sources == 30


def test_writers_wait_for_each_other(store: Store) -> None:
    def write(name: str) -> Callable[[], None]:
        return lambda: [store.apply(source(name, number)) for number in range(8)] and None

    assert together(*(write(name) for name in ("a", "b", "a"))) == []
    with SqliteStore(":memory:") as expected:
        for name in ("a", "b"):
            for number in range(8):
                expected.apply(source(name, number))
        assert "".join(lines(store)) == "".join(lines(expected))


def test_threads_that_end_leave_no_connection_behind(tmp_path: Path) -> None:
    with SqliteStore(str(tmp_path / "graph.sqlite")) as store:
        for _ in range(5):
            assert together(store.version) == []
        gc.collect()  # a connection and its cached statements hold each other
        assert len(store._file._open) == 1
