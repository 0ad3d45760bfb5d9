"""Tests of the stores beyond the contract: processes, threads, files, servers; which fixture to take:

neo4j_store    an empty store on the server of the run
neo4j_address  the address of the same database, with its password
own_server     a server of its own, to be killed and set anew; its database is empty at the start of a module
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "neo4j"), str(HERE.parent / "contract")]  # tests are no package

import neo4j_server  # noqa: E402

from graph.stores.neo4j_store import Neo4jStore  # noqa: E402


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests on a server run in one process: there is one server for the whole run."""
    for item in items:
        if "neo4j" in item.path.name and item.path.parent == HERE:
            item.add_marker(pytest.mark.xdist_group("neo4j"))


@pytest.fixture
def neo4j_store() -> Iterator[Neo4jStore]:
    with _or_skip(neo4j_server.lend) as store:
        yield store


@pytest.fixture
def neo4j_address(neo4j_store: Neo4jStore) -> str:
    known = {one.rpartition("@")[2]: one for one in neo4j_server.addresses()}
    return known[neo4j_store.where.partition("://")[2]]


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[neo4j_server.Server]:
    home = neo4j_server.Home(tmp_path_factory.mktemp("neo4j"))
    server = _or_skip(lambda: neo4j_server.Server([home], heap="512m"))
    yield server
    server.kill()


def _or_skip(make):
    try:
        return make()
    except neo4j_server.NoServer as error:
        pytest.skip(str(error))
