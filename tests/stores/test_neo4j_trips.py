"""How often each primitive goes to the server: no more than its answer needs."""

from collections.abc import Callable

import pytest
from contract_fragments import (
    A_PLAN,
    CITES_BARE,
    CITES_DATED,
    PLANNED,
    PROGRAMME,
    TASK,
    TEXT_AND_RECORD,
    THE_RECORD,
    THE_TEXT,
)

from graph.queries.dependencies import dependencies
from graph.queries.trace import trace
from graph.stores.base import Step, Store, Walk
from graph.stores.neo4j_store import Neo4jStore

UP: tuple[Step, ...] = (("PART_OF", "out"),)
RESOLUTION = "57-nq-tw.2024-12-22"


@pytest.mark.parametrize(
    ("ask", "trips"),
    [
        pytest.param(lambda store: store.canonical([TASK, "nobody"]), 1, id="canonical"),
        pytest.param(lambda store: store.get([TASK, PROGRAMME]), 1, id="get"),
        pytest.param(lambda store: store.get([]), 0, id="nothing asked"),
        pytest.param(lambda store: store.near("57-nq/tww"), 1, id="near"),
        pytest.param(lambda store: store.find(text="cang", type="Task", within=PROGRAMME), 1, id="find words"),
        pytest.param(lambda store: store.find(within=PROGRAMME), 1, id="find within"),
        pytest.param(lambda store: store.find(type="Task"), 2, id="list: the page, and the number of all"),
        pytest.param(lambda store: store.edges([TASK]), 1, id="edges"),
        pytest.param(lambda store: store.edges([PROGRAMME], limit=1), 1, id="edges that are cut: they are counted"),
        pytest.param(lambda store: store.reach([TASK], UP), 1, id="reach: one trip for all rings"),
        pytest.param(lambda store: store.around([Walk((TASK,), UP), Walk((), UP, onward="Section")]), 1, id="around"),
        pytest.param(lambda store: store.counts(), 2, id="counts"),
        pytest.param(lambda store: store.sources(), 1, id="sources"),
        pytest.param(lambda store: store.source(THE_TEXT.source.id), 1, id="source"),
        pytest.param(lambda store: store.warnings([TASK]), 1, id="no warnings about these"),
        pytest.param(lambda store: store.warnings(), 2, id="warnings, and what they are about"),
        pytest.param(lambda store: store.unresolved(), 2, id="unresolved, and its candidates"),
        pytest.param(lambda store: list(store.iterate_nodes()), 1, id="iterate a page of nodes"),
        pytest.param(lambda store: list(store.iterate_edges()), 1, id="iterate a page of edges"),
        pytest.param(lambda store: store.version(), 1, id="version"),
        pytest.param(lambda store: store.apply(THE_TEXT), 2, id="the same content again: the lock, what is there"),
        pytest.param(lambda store: store.apply(CITES_BARE), 7, id="a new source: lock, two reads, nodes, edges, source, version"),
    ],
)  # fmt: skip
def test_trips(neo4j_store: Neo4jStore, ask: Callable[[Store], object], trips: int) -> None:
    for one in TEXT_AND_RECORD:
        neo4j_store.apply(one)
    before = neo4j_store.connection.trips
    ask(neo4j_store)
    assert neo4j_store.connection.trips - before == trips


@pytest.mark.parametrize(
    ("id", "trips"),
    [
        pytest.param(TASK, 1, id="a task"),
        pytest.param(f"{PROGRAMME}~II.2", 1, id="all tasks of a section"),
        pytest.param(PROGRAMME, 1, id="all tasks of a programme"),
        pytest.param(
            RESOLUTION, 3, id="a document: which that carry it out have parts here, and what is quoted from afar"
        ),
    ],
)
def test_trips_of_a_trace(neo4j_store: Neo4jStore, id: str, trips: int) -> None:
    for one in (*TEXT_AND_RECORD, CITES_DATED):
        neo4j_store.apply(one)
    before = neo4j_store.connection.trips
    trace(neo4j_store, id)
    assert neo4j_store.connection.trips - before == trips


def test_trips_of_dependencies(neo4j_store: Neo4jStore) -> None:
    """Its tasks, what these need and what waits; a task of another document brings that document."""
    for one in A_PLAN:
        neo4j_store.apply(one)
    before = neo4j_store.connection.trips
    dependencies(neo4j_store, f"{PLANNED}~I~2")
    assert neo4j_store.connection.trips - before == 3


def test_a_record_that_meets_its_text_is_one_more_read(neo4j_store: Neo4jStore) -> None:
    neo4j_store.apply(THE_TEXT)
    before = neo4j_store.connection.trips
    neo4j_store.apply(THE_RECORD)
    assert neo4j_store.connection.trips - before <= 10
