"""What goes wrong between us and a real server: an answer is lost when the change is written, or comes late."""

import asyncio
from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest
from stores_operations import source
from wire import Wire

from api.app import create_app
from api.settings import Settings
from graph.interchange import lines
from graph.stores import open_store
from graph.stores.neo4j_address import parse
from graph.stores.neo4j_store import Neo4jStore


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


@pytest.mark.anyio
async def test_an_answer_that_comes_late_holds_up_nobody_else(store: Neo4jStore, wire: Wire) -> None:
    app = create_app(Settings(store="unused"), store)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://policygraph.test") as client:
        wire.flowing.clear()
        late = asyncio.ensure_future(client.get("/api/v1/sources"))
        live = await asyncio.wait_for(client.get("/health/live"), 5)
        assert (live.status_code, late.done()) == (200, False)
        wire.flowing.set()
        assert (await late).status_code == 200
