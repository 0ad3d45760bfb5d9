"""Tests of what is pure in graph; for those that need a store, the embedded one in memory.

load    puts fragments into an empty store and gives it back
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.model import Fragment
from graph.stores.sqlite_store import SqliteStore

sys.path.insert(0, str(Path(__file__).parent.parent / "contract"))  # for contract_fragments: tests are no package


@pytest.fixture
def load() -> Iterator[Callable[..., SqliteStore]]:
    with SqliteStore(":memory:") as store:

        def loaded(*fragments: Fragment) -> SqliteStore:
            for fragment in fragments:
                store.apply(fragment)
            return store

        yield loaded
