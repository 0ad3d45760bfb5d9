"""The command line and the HTTP API on a Neo4j store, from one setting; routing and TLS."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import neo4j_server
import pytest
from contract_fragments import (
    A_PLAN,
    BARE,
    CITED_BARE_AND_DATED,
    OVERLAPPING,
    PLANNED,
    PROGRAMME,
    TASK,
    TEXT_AND_RECORD,
)
from contract_plan import EVERYTHING_LINKED, t
from contract_plan import OWN as PLANNED_HERE
from stores_operations import source
from test_kill import ROOT, export

from api.app import create_app
from api.settings import Settings
from graph.answer import Answer
from graph.errors import StoreError
from graph.queries.conflicts import conflicts
from graph.queries.dependencies import dependencies
from graph.queries.gaps import gaps
from graph.queries.impact import impact
from graph.queries.influence import influence
from graph.queries.overlaps import overlaps
from graph.queries.paths import paths
from graph.queries.responsibilities import responsibilities
from graph.queries.timeline import timeline
from graph.queries.trace import trace
from graph.stores import open_store
from graph.stores.base import Store
from graph.stores.neo4j_store import Neo4jStore

ALL = [*TEXT_AND_RECORD, *CITED_BARE_AND_DATED]


def policygraph(*command: str, where: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "POLICYGRAPH_STORE": where, "POLICYGRAPH_LANG": "en"}
    run = [sys.executable, "-m", "api", *command]
    return subprocess.run(run, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("id", [TASK, PROGRAMME, BARE])
def test_a_question_has_the_same_answer(neo4j_store: Neo4jStore, id: str) -> None:
    with open_store(":memory:") as embedded:
        for one in ALL:
            neo4j_store.apply(one)
            embedded.apply(one)
        assert trace(neo4j_store, id).to_json() == trace(embedded, id).to_json()


@pytest.mark.parametrize("id", [PLANNED, f"{PLANNED}~I~2", "deliverable.p"])
def test_what_depends_on_what_has_the_same_answer(neo4j_store: Neo4jStore, id: str) -> None:
    with open_store(":memory:") as embedded:
        for one in A_PLAN:
            neo4j_store.apply(one)
            embedded.apply(one)
        answer = dependencies(neo4j_store, id).to_json()
        assert answer == dependencies(embedded, id).to_json()
        assert answer["answer"]["order"]


@pytest.mark.parametrize("id", [None, PROGRAMME, TASK])
def test_what_overlaps_has_the_same_answer(neo4j_store: Neo4jStore, id: str | None) -> None:
    with open_store(":memory:") as embedded:
        for one in OVERLAPPING:
            neo4j_store.apply(one)
            embedded.apply(one)
        answer = overlaps(neo4j_store, id, least=0).to_json()
        assert answer == overlaps(embedded, id, least=0).to_json()
        assert answer["answer"]["pairs"]


ASKED: list[tuple[str, Callable[[Store], Answer]]] = [
    ("who does what, in all", lambda store: responsibilities(store)),
    ("who does what, of a body", lambda store: responsibilities(store, "agency.a")),
    ("gaps, in all", lambda store: gaps(store)),
    ("gaps of a document", lambda store: gaps(store, PLANNED_HERE)),
    ("conflicts, in all", lambda store: conflicts(store)),
    ("paths between tasks", lambda store: paths(store, t(1), t(4))),
    ("paths of another meaning", lambda store: paths(store, t(1), t(3), through=["hierarchy"])),
    ("impact of a resolution", lambda store: impact(store, "57-nq-tw.2024-12-22", until="2033-01-01")),
    ("impact of a project, cut", lambda store: impact(store, "project.p", cap=1)),
    ("influence of sections", lambda store: influence(store)),
    ("influence of documents", lambda store: influence(store, PLANNED_HERE, of="documents")),
    ("a timeline", lambda store: timeline(store)),
    ("a timeline of a year", lambda store: timeline(store, PLANNED_HERE, due="2031")),
]


@pytest.mark.parametrize(("why", "ask"), ASKED, ids=[why for why, _ in ASKED])
def test_every_question_has_the_same_answer(neo4j_store: Neo4jStore, why: str, ask: Callable[[Store], Answer]) -> None:
    with open_store(":memory:") as embedded:
        for one in EVERYTHING_LINKED:
            neo4j_store.apply(one)
            embedded.apply(one)
        answer = ask(neo4j_store).to_json()
        assert answer == ask(embedded).to_json(), why
        assert answer["things"]


def test_the_command_line(neo4j_store: Neo4jStore, neo4j_address: str, tmp_path: Path) -> None:
    programme = next(iter(sorted((ROOT / "data" / "programmes").glob("*.yaml"))))
    loaded = policygraph("load", str(programme), where=neo4j_address)
    assert loaded.returncode == 0, loaded.stderr
    listed = policygraph("sources", where=neo4j_address)
    assert neo4j_server.PASSWORD not in listed.stdout + listed.stderr
    copied = policygraph("copy", "--from", neo4j_address, "--to", str(tmp_path / "copy.sqlite"), where=neo4j_address)
    assert copied.returncode == 0, copied.stderr
    assert "Copied 1 sources" in copied.stdout
    refused = policygraph("copy", "--from", str(tmp_path / "copy.sqlite"), "--to", neo4j_address, where=neo4j_address)
    assert refused.returncode == 1
    assert "holds a graph already" in refused.stderr
    traced = [
        policygraph("trace", "II.2.7", "--json", where=one) for one in (neo4j_address, str(tmp_path / "copy.sqlite"))
    ]
    assert traced[0].stdout == traced[1].stdout
    assert '"paths"' in traced[0].stdout
    with open_store(str(tmp_path / "copy.sqlite")) as copy:
        assert export(copy) == export(neo4j_store)


def test_a_graph_goes_from_a_file_to_a_server(neo4j_store: Neo4jStore, neo4j_address: str, tmp_path: Path) -> None:
    where = str(tmp_path / "graph.sqlite")
    with open_store(where) as store:
        for one in ALL:
            store.apply(one)
    copied = policygraph("copy", "--from", where, "--to", neo4j_address, "--json", where=where)
    assert copied.returncode == 0, copied.stderr
    written = policygraph("export", "--format", "neo4j-admin", "-o", str(tmp_path / "tables"), where=neo4j_address)
    assert "neo4j-admin database import full neo4j $(cat import.args)" in written.stdout
    with open_store(where) as store:
        assert export(store) == export(neo4j_store)


@pytest.mark.anyio
async def test_http(neo4j_store: Neo4jStore, neo4j_address: str) -> None:
    for one in TEXT_AND_RECORD:
        neo4j_store.apply(one)
    app = create_app(Settings(store=neo4j_address))
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
        assert (await client.get("/health")).json()["ready"] is True
        assert (await client.get(f"/api/v1/trace/{TASK}")).json()["answer"]["paths"]
        assert (await client.get("/api/v1/nodes/nobody")).status_code == 404
        app.state.graph.store.close()
        assert (await client.get("/health")).status_code == 503
        assert (await client.get("/health/live")).json()["live"] is True


def test_routing_finds_the_server(neo4j_store: Neo4jStore, neo4j_address: str) -> None:
    with Neo4jStore(neo4j_address.replace("bolt://", "neo4j://")) as store:
        assert store.apply(source("r", 0)).changed
        assert store.counts().sources == 1  # by its bookmark, whichever server answers
    assert neo4j_store.counts().sources == 1


# --- TLS -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory):
    """A server that takes encrypted connections only, with a certificate that it signed itself."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl on this machine, to make a certificate with")
    home = neo4j_server.Home(tmp_path_factory.mktemp("encrypted"))
    certificates = home.folder / "certificates" / "bolt"
    certificates.mkdir(parents=True)
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
         "-keyout", str(certificates / "private.key"), "-out", str(certificates / "public.crt")],
        check=True, capture_output=True,
    )  # fmt: skip
    policy = "dbms.ssl.policy.bolt"
    home.configure(
        {
            "server.bolt.tls_level": "OPTIONAL", f"{policy}.enabled": "true", f"{policy}.base_directory": str(certificates),
            f"{policy}.private_key": "private.key", f"{policy}.public_certificate": "public.crt",
            f"{policy}.client_auth": "NONE",
        }
    )  # fmt: skip
    try:
        server = neo4j_server.Server([home], heap="512m")
    except neo4j_server.NoServer as error:
        pytest.skip(str(error))
    yield home
    server.kill()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc"])
def test_a_certificate_that_the_server_signed_itself_is_trusted_where_the_address_says_so(
    encrypted, scheme: str
) -> None:
    with Neo4jStore(encrypted.address(scheme)) as store:
        assert store.counts().nodes == {}


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_and_refused_where_it_does_not(encrypted, scheme: str) -> None:
    with pytest.raises(StoreError, match=r"certificate|cannot be reached"):
        Neo4jStore(encrypted.address(scheme))


@pytest.mark.slow
def test_a_certificate_of_a_known_authority_is_trusted(encrypted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(encrypted.folder / "certificates" / "bolt" / "public.crt"))
    with Neo4jStore(encrypted.address("neo4j+s")) as store:
        assert store.counts().nodes == {}
