"""Stores to draw a page of; take the state whose name says what you need.

record     the shipped programme by its record alone: no sentences
sample     our own sample document, with its sentences
both       the two together
nothing    an empty store
flat       a document without a heading: tasks directly in it
hostile    a document that says script wherever a document can say something
crowded    three documents of which only the first has room on the page
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model import Fragment
from graph.stores import open_store
from graph.stores.base import Store
from loaders.pipeline import load
from loaders.programme import shipped

sys.path.insert(0, str(Path(__file__).parent))  # for viz_fragments: tests are no package
from viz_fragments import crowd, flat_fragment, hostile_fragment, sample_path


def _store(*fragments: Fragment) -> Iterator[Store]:
    with open_store(":memory:") as made:
        for one in fragments:
            made.apply(one)
        yield made


@pytest.fixture
def record() -> Iterator[Store]:
    yield from _store(*shipped())


@pytest.fixture
def sample() -> Iterator[Store]:
    yield from _store(load(sample_path()))


@pytest.fixture
def both() -> Iterator[Store]:
    yield from _store(*shipped(), load(sample_path()))


@pytest.fixture
def nothing() -> Iterator[Store]:
    yield from _store()


@pytest.fixture
def flat() -> Iterator[Store]:
    yield from _store(flat_fragment())


@pytest.fixture
def hostile() -> Iterator[Store]:
    yield from _store(hostile_fragment())


@pytest.fixture
def crowded() -> Iterator[Store]:
    yield from _store(*crowd(3, 40))
