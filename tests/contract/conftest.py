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

sys.path.insert(0, str(Path(__file__).parent))  # for contract_fragments: tests are no package

NewStore = Callable[[], Store]
Load = Callable[[Sequence[Fragment]], Store]


def _in_memory(folder: Path) -> Store:
    return SqliteStore(":memory:")


def _in_a_file(folder: Path) -> Store:
    return SqliteStore(str(folder / f"graph-{next(_NUMBERS)}.sqlite"))


_NUMBERS = count()
FACTORIES = {"sqlite_in_memory": _in_memory, "sqlite_in_a_file": _in_a_file}


@pytest.fixture(params=FACTORIES)
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
