"""Every store there is, empty, for the tests that hold each of them to graph/stores/base.py.

new_store   makes one more empty store of the kind under test, as often as you call it
store       one empty store
load        puts the fragments of a state into a store and gives it back

A new store joins by one entry in FACTORIES.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from graph.model import Fragment
from graph.stores.base import Store
from graph.stores.sqlite_store import SqliteStore

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "neo4j")]  # for contract_fragments and neo4j_server: tests are no package

NewStore = Callable[[], Store]
Load = Callable[[Sequence[Fragment]], Store]


def _in_memory(folder: Path) -> Store:
    return SqliteStore(":memory:")


def _in_a_file(folder: Path) -> Store:
    return SqliteStore(str(folder / f"graph-{next(_NUMBERS)}.sqlite"))


def _on_a_server(folder: Path) -> Store:
    import neo4j_server

    try:
        return neo4j_server.lend()
    except neo4j_server.NoServer as error:
        pytest.skip(str(error))


_NUMBERS = count()
FACTORIES = {"sqlite_in_memory": _in_memory, "sqlite_in_a_file": _in_a_file, "neo4j": _on_a_server}
ONE_SERVER = pytest.mark.xdist_group("neo4j")
"""All tests on the server run in one process: there is one server for the whole run."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Hundreds of stores for one test take long where each is cleared on a server."""
    for item in items:
        if item.path.name == "test_contract_any_order.py" and "neo4j" in item.name:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(params=[pytest.param(name, marks=[ONE_SERVER] * (name == "neo4j")) for name in FACTORIES])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewStore]:
    with ExitStack() as stores:
        yield lambda: stores.enter_context(FACTORIES[request.param](tmp_path))


@pytest.fixture
def store(new_store: NewStore) -> Store:
    return new_store()


@pytest.fixture
def load(store: Store) -> Load:
    def loaded(fragments: Sequence[Fragment]) -> Store:
        for fragment in fragments:
            store.apply(fragment)
        return store

    return loaded
