"""Real loaders against a real server: killed while they write, two at once, and loads that land in steps."""

import random
import time

import pytest
from stores_operations import NODES_OF_A_SOURCE, TASKS, operation, source
from test_kill import export, killed_after, started

from graph.stores import neo4j_load, open_store
from graph.stores.neo4j_store import Neo4jStore

KILLS = 6


def whole(store: Neo4jStore) -> None:
    """Nothing is left of half a load: no hidden thing, no alias or series without its thing."""
    checks = "RETURN COUNT { MATCH (g:Policygraph) WHERE g.hidden <> '' }, COUNT { MATCH (a:Alias) WHERE NOT (a)-[:MEANS]->() }"
    assert store.connection.read(lambda tx: tx.run(checks)) == [[0, 0]]


def test_kill_loses_nothing_acknowledged_and_leaves_nothing_partial(
    neo4j_store: Neo4jStore, neo4j_address: str
) -> None:
    """After each kill the store is that of the acknowledged operations, or of one more that was done but not told."""
    moments, done = random.Random(20251125), 0
    with open_store(":memory:") as expected:
        for _ in range(KILLS):
            acknowledged = done + killed_after(started(neo4j_address, "work", str(done)), moments.uniform(0, 0.3))
            while done < acknowledged:
                operation(done)(expected)
                done += 1
            neo4j_store.apply(source("turn", 0))  # waits until the server has let go of the killed one's lock
            neo4j_store.remove(source("turn", 0).source.id)
            if export(neo4j_store) != export(expected):
                operation(done)(expected)
                done += 1
            assert export(neo4j_store) == export(expected)
            whole(neo4j_store)
    assert done > KILLS


@pytest.mark.parametrize("mode", ["load", "steps"])
@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("a", "b"), id="different sources that cite the same documents"),
        pytest.param(("a", "a"), id="the same sources: loaded once"),
    ],
)
def test_two_processes_load_at_once(
    neo4j_store: Neo4jStore, neo4j_address: str, names: tuple[str, str], mode: str
) -> None:
    """Neither deadlocks nor fails, nothing is doubled."""
    count = 6
    processes = [started(neo4j_address, mode, name, str(count)) for name in names]
    told = [process.communicate(timeout=30) for process in processes]
    assert [(out.count("\n"), complaint) for out, complaint in told] == [(count, "")] * 2
    with open_store(":memory:") as expected:
        for name in set(names):
            for number in range(count):
                expected.apply(source(name, number))
        assert export(neo4j_store) == export(expected)
    whole(neo4j_store)


# --- loads that land in steps --------------------------------------------------------------------------------------


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every first load is a large one."""
    monkeypatch.setattr(neo4j_load, "LARGE", 5)
    monkeypatch.setattr(neo4j_load, "_STEP", 3)


def test_a_load_in_steps_makes_the_same_graph(neo4j_store: Neo4jStore, small_steps: None) -> None:
    with open_store(":memory:") as expected:
        for number in range(4):
            for store in (neo4j_store, expected):
                store.apply(source("s", number))
        for store in (neo4j_store, expected):
            store.apply(source("s", 1, edition=2))
            store.remove(source("s", 2).source.id)
        assert export(neo4j_store) == export(expected)
        assert neo4j_store.counts() == expected.counts()
    whole(neo4j_store)


def test_a_load_in_steps_is_not_seen_before_its_last(
    neo4j_store: Neo4jStore, neo4j_address: str, small_steps: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every question is asked after every step of a load that goes on."""
    neo4j_store.apply(source("s", 0))
    before = seen(neo4j_store)
    step, looks = neo4j_load._step, []

    def looking(*args: object) -> None:
        step(*args)  # type: ignore[arg-type]
        with Neo4jStore(neo4j_address) as reader:  # opening it does not clean a load away that goes on
            looks.append(seen(reader))

    monkeypatch.setattr(neo4j_load, "_step", looking)
    neo4j_store.apply(source("s", 1))
    assert len(looks) >= 3
    assert all(look == before for look in looks)
    assert seen(neo4j_store)["sources"] == 2


def seen(store: Neo4jStore) -> dict[str, object]:
    ids = [node.id for number in (0, 1) for node in source("s", number).nodes]
    own = source("s", 1).source.document
    return {
        "export": export(store),
        "counts": store.counts(),
        "canonical": store.canonical(ids),
        "get": list(store.get(ids)),
        "search": store.find(text="task").total,
        "list": (store.find(type="Task").total, [node.id for node in store.find(type="Task", limit=99).items]),
        "within": store.find(within=own).total,
        "edges": store.edges(ids),
        "reach": store.reach(ids, [("DRIVES", "out"), ("PART_OF", "in")]),
        "near": [node.id for node in store.near(own)],
        "sources": len(store.sources()),
        "version": store.version(),
    }


def test_a_load_in_steps_that_fails_leaves_nothing(
    neo4j_store: Neo4jStore, small_steps: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    neo4j_store.apply(source("s", 0))
    before = seen(neo4j_store)

    def fail(*args: object) -> None:
        raise RuntimeError("the last step fails")

    monkeypatch.setattr(neo4j_load, "_last_step", fail)
    with pytest.raises(RuntimeError):
        neo4j_store.apply(source("s", 1))
    assert seen(neo4j_store) == before
    nodes = neo4j_store.connection.read(lambda tx: tx.run("MATCH (n:Thing) RETURN count(n)"))
    assert nodes == [[NODES_OF_A_SOURCE + 1]]
    whole(neo4j_store)


def test_a_killed_load_in_steps_leaves_nothing_after_the_next_start(
    neo4j_store: Neo4jStore, neo4j_address: str
) -> None:
    moments = random.Random(7)
    for _ in range(KILLS):
        killed_after(started(neo4j_address, "steps", "k", "200"), moments.uniform(0, 0.4))
        time.sleep(0.5)  # the server notices that the loader's connection is gone
        with Neo4jStore(neo4j_address) as store:
            whole(store)
            done = store.counts().sources
            with open_store(":memory:") as expected:
                for number in range(done):
                    expected.apply(source("k", number))
                assert export(store) == export(expected)
            assert store.counts().nodes["Task"] == done * TASKS
