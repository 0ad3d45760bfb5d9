"""What can go wrong with a server, and what is said about it; on a real one."""

import threading
import time

import pytest
from neo4j_server import PASSWORD, Server
from stores_operations import NODES_OF_A_SOURCE, source

from graph.errors import StoreBusyError, StoreError
from graph.interchange import lines
from graph.stores import open_store
from graph.stores.neo4j_address import parse
from graph.stores.neo4j_store import Neo4jStore


@pytest.mark.parametrize(
    ("where", "told"),
    [
        pytest.param("neo4j://", "names no host", id="no host"),
        pytest.param("bolt://db:port", "no address", id="a port that is no number"),
        pytest.param("bolt://ada:secret@127.0.0.1:1", "cannot be reached. Is it started", id="nobody listens"),
        pytest.param(
            "neo4j://ada:secret@127.0.0.1:1", "cannot be reached. Is it started", id="nobody listens, with routing"
        ),
        pytest.param("bolt://ada:secret@nowhere.invalid", "cannot be reached", id="no such host"),
    ],
)
def test_addresses_that_lead_nowhere(where: str, told: str) -> None:
    start = time.monotonic()
    with pytest.raises(StoreError, match=told) as caught:
        open_store(where)
    assert "secret" not in str(caught.value)
    assert time.monotonic() - start < 25, "the driver itself would try for 30 s"


def test_user_and_password_may_stand_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYGRAPH_NEO4J_USER", "ada")
    monkeypatch.setenv("POLICYGRAPH_NEO4J_PASSWORD", "mật khẩu")
    address = parse("neo4j+s://db.example.org:7688/plans?policy=near")
    assert (address.user, address.password, address.database) == ("ada", "mật khẩu", "plans")
    assert (address.uri, address.shown) == (
        "neo4j+s://db.example.org:7688?policy=near",
        "neo4j+s://db.example.org:7688/plans",
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(
            (PASSWORD, "wrong"), "refuses user or password. Set POLICYGRAPH_NEO4J_USER", id="a wrong password"
        ),
        pytest.param((f":{PASSWORD}@", "@"), "refuses user or password", id="no password"),
        pytest.param(("neo4j:", "nobody:"), "refuses user or password", id="a wrong user"),
    ],
)
def test_logins_that_are_refused(own_server: Server, change: tuple[str, str], told: str) -> None:
    with pytest.raises(StoreError, match=told):
        Neo4jStore(own_server.homes[0].address().replace(*change))


def test_a_database_that_is_not_there(own_server: Server) -> None:
    with pytest.raises(StoreError, match="no such database"):
        Neo4jStore(own_server.homes[0].address() + "/plans")


def test_a_closed_store_says_so(neo4j_store: Neo4jStore) -> None:
    neo4j_store.close()
    neo4j_store.close()
    with pytest.raises(StoreError, match="closed"):
        neo4j_store.counts()


def test_a_writer_that_does_not_finish_is_waited_for_and_then_told(neo4j_store: Neo4jStore, neo4j_address: str) -> None:
    with neo4j_store.connection.open(None) as held, Neo4jStore(neo4j_address, patience=1.0) as other:
        held.run("MATCH (lock:PolicygraphLock {one: true}) SET lock.held = true")
        with pytest.raises(StoreBusyError, match="another process is writing"):
            other.apply(source("n", 0))


def test_a_question_that_takes_too_long_is_stopped_on_the_server(neo4j_address: str) -> None:
    with Neo4jStore(neo4j_address, timeout=0.5) as store:
        with pytest.raises(StoreBusyError, match="too long"):
            store._ask("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(a + b)")


@pytest.mark.slow
def test_the_server_is_killed_and_comes_back(own_server: Server) -> None:
    """A question in between waits for it; a load that was acknowledged is there; the store is used as before."""
    with Neo4jStore(own_server.homes[0].address()) as store:
        store.apply(source("n", 0))
        before = list(lines(store))
        own_server.kill()
        starter = threading.Thread(target=own_server.start)
        starter.start()
        found = list(lines(store))
        starter.join()
        assert found == before
        assert store.apply(source("n", 1)).changed


@pytest.mark.slow
def test_the_server_is_killed_in_the_middle_of_loads(own_server: Server) -> None:
    """The loader goes on when it is back: nothing acknowledged is lost, nothing partial stays, nothing comes twice."""
    with Neo4jStore(own_server.homes[0].address()) as store:
        there = {one.id for one in store.sources()}  # of tests before this one, where they ran on the same server
        failed: list[BaseException] = []

        def load() -> None:
            try:
                for number in range(30):
                    store.apply(source("k", number))
            except BaseException as error:  # a thread's errors reach nobody else
                failed.append(error)

        loader = threading.Thread(target=load)
        loader.start()
        time.sleep(0.4)
        own_server.kill()
        own_server.start()
        loader.join(120)
        assert failed == []
        with open_store(":memory:") as expected:
            before = [one for number in range(2) if (one := source("n", number)).source.id in there]
            for one in (*before, *(source("k", number) for number in range(30))):
                expected.apply(one)
            assert list(lines(store)) == list(lines(expected))


@pytest.mark.slow
def test_a_database_that_may_only_be_read(own_server: Server) -> None:
    """Questions are answered; a load is refused, and the reason said."""
    address = own_server.homes[0].address()
    Neo4jStore(address).close()  # the schema is there, whatever ran before
    own_server.stop()  # in order: what a kill leaves to be recovered cannot be, in a database that may only be read
    own_server.homes[0].configure({"server.databases.read_only": "neo4j"})
    own_server.start()
    with Neo4jStore(address) as store:
        assert store.find(type="Task").total % (NODES_OF_A_SOURCE - 1) == 0
        with pytest.raises(StoreError, match="may only be read"):
            store.apply(source("r", 1))
    own_server.stop()
    own_server.homes[0].configure({})
    own_server.start()
