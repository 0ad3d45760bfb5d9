"""The schema that the ontology makes, and the statements: each starts from an index, each says what it does."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from contract_fragments import ONE_PROGRAMME
from neo4j import GraphDatabase
from neo4j_server import PASSWORD, NoServer, lend

from graph.errors import StoreError, StoreVersionError
from graph.ontology import ontology
from graph.stores.neo4j_cypher import for_walks, head, names, statement
from graph.stores.neo4j_schema import VERSION, counting, schema
from graph.stores.neo4j_store import Neo4jStore

GOLDEN = Path(__file__).parent / "neo4j_schema.golden.cypher"
EDGES = tuple(ontology().edges)
NARROWED = {
    "list": {"type": ("Task",)},
    "list_total": {"type": ("Task",)},
    "list_within": {"type": ("Task",)},
    "edges": {"types": EDGES},
    "edges_after": {"types": EDGES},
    "reach": {"out": EDGES, "in": ("DRIVES",)},
    "around": {"out": EDGES, "in": ("DRIVES",)},
}
SCANS = {"AllNodesScan", "NodeByLabelScan", "DirectedAllRelationshipsScan", "UndirectedAllRelationshipsScan",
         "DirectedRelationshipTypeScan", "UnionNodeByLabelsScan", "IntersectionNodeByLabelsScan"}  # fmt: skip


def test_schema_is_as_written_down() -> None:
    """Read the difference, then write it anew with POLICYGRAPH_UPDATE_GOLDEN=1."""
    made = "// Generated from graph/ontology.yaml by graph/stores/neo4j_schema.py.\n" + ";\n".join(schema()) + ";\n"
    if os.environ.get("POLICYGRAPH_UPDATE_GOLDEN"):
        GOLDEN.write_text(made, encoding="utf-8", newline="\n")
    assert made == GOLDEN.read_text(encoding="utf-8")


def test_the_server_has_that_schema(neo4j_store: Neo4jStore) -> None:
    wanted = set(re.findall(r"(?:CONSTRAINT|INDEX) (\w+) IF", "\n".join(schema())))
    found = neo4j_store.connection.read(lambda tx: tx.run("SHOW INDEXES YIELD name, state"))
    assert {name for name, state in found if name.startswith("policygraph") and state == "ONLINE"} == wanted


@pytest.mark.parametrize("name", names())
def test_every_statement_says_what_it_does(name: str) -> None:
    """Its purpose, each of its parameters, and its columns where it returns any."""
    text, told = statement(name), head(name)
    assert told[:1].isupper()
    for parameter in set(re.findall(r"\$([a-z_]+)", text)):
        assert f"${parameter}" in told
    assert ("Columns:" in told) is ("\nRETURN" in text or text.startswith("RETURN"))


@pytest.fixture(scope="module")
def planned() -> Iterator[Neo4jStore]:
    """A store with something in it, for all plans."""
    with or_skip(lend) as store:
        for one in ONE_PROGRAMME:
            store.apply(one)
        yield store


def or_skip(make):
    try:
        return make()
    except NoServer as error:
        pytest.skip(str(error))


def _plans(plan) -> list[dict]:
    return [plan, *(one for child in plan.get("children", ()) for one in _plans(child))]


@pytest.mark.parametrize("name", ["counting", *names()])
def test_every_statement_starts_from_an_index(planned: Neo4jStore, name: str) -> None:
    for narrowed in [{}, NARROWED[name]] if name in ("list", "list_total", "list_within") else [NARROWED.get(name, {})]:
        text = counting() if name == "counting" else statement(name, **narrowed)
        assert _operators(planned, text) & SCANS == set(), name


def test_several_walks_start_from_an_index_and_follow_their_types(planned: Neo4jStore) -> None:
    walks = ((("IMPLEMENTS",), ("DRIVES",)), ((), ("PART_OF",)), (("DRIVES",), ()))
    text = for_walks("around", walks)
    assert [one.split("]")[0] for one in text.split("-[r")[1:]] == [
        ":IMPLEMENTS", ":DRIVES", ":NOTHING", ":PART_OF", ":DRIVES", ":NOTHING",
    ]  # fmt: skip
    assert _operators(planned, text) & SCANS == set()


def _operators(store: Neo4jStore, text: str) -> set[str]:
    """What the server would do."""
    parameters = dict.fromkeys(re.findall(r"\$([a-z_]+)", text))
    with store.connection.session() as session:
        plan = session.run("EXPLAIN " + text, parameters).consume().plan
    return {one["operatorType"].partition("@")[0] for one in _plans(plan)}


# --- databases that are no store -----------------------------------------------------------------------------------


def test_another_version_is_refused_and_left_alone(neo4j_store: Neo4jStore, neo4j_address: str) -> None:
    neo4j_store.connection.write(lambda tx: tx.run("MATCH (g:Policygraph) SET g.schema = $new", {"new": VERSION + 1}))
    with pytest.raises(StoreVersionError, match=f"version is {VERSION + 1}.*policygraph export"):
        Neo4jStore(neo4j_address)


def test_an_older_database_gets_what_is_new(neo4j_store: Neo4jStore, neo4j_address: str) -> None:
    """The first version kept all evidence on the things themselves, as a bulk import does."""
    neo4j_store.connection.write(lambda tx: tx.run("MATCH (g:Policygraph) SET g.schema = 1"))
    neo4j_store.connection.write(lambda tx: tx.run("DROP INDEX policygraph_Repeated_thing"))
    with Neo4jStore(neo4j_address) as store:
        assert store.connection.read(lambda tx: tx.run("MATCH (g:Policygraph) RETURN g.schema")) == [[VERSION]]
        found = store.connection.read(lambda tx: tx.run("SHOW INDEXES YIELD name"))
        assert ["policygraph_Repeated_thing"] in found


def test_a_database_of_another_program_is_refused_and_left_alone(neo4j_store: Neo4jStore, neo4j_address: str) -> None:
    neo4j_store.connection.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    neo4j_store.connection.write(lambda tx: tx.run("CREATE (:Movie {title: 'x'})"))
    with pytest.raises(StoreError, match="1 nodes of another program"):
        Neo4jStore(neo4j_address)
    assert neo4j_store.connection.read(lambda tx: tx.run("MATCH (n) RETURN count(n)")) == [[1]]


def test_an_empty_database_becomes_a_store(neo4j_store: Neo4jStore, neo4j_address: str) -> None:
    neo4j_store.connection.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    with Neo4jStore(neo4j_address) as store:
        assert store.version() == 0


def test_what_a_graph_person_expects_works(neo4j_store: Neo4jStore, neo4j_address: str) -> None:
    """Labels, types and native values, with the plain driver."""
    for one in ONE_PROGRAMME:
        neo4j_store.apply(one)
    where = neo4j_address.partition("://")[2].rpartition("@")[2]
    with GraphDatabase.driver(f"bolt://{where}", auth=("neo4j", PASSWORD)) as driver:
        query = "MATCH (d:Document {symbol: '57-NQ/TW'})-[r:DRIVES]->(t:Task) RETURN t.place, r.mode, r.evidence_quote, d.date"
        [[place, mode, quotes, date]] = [list(one) for one in driver.execute_query(query).records]
    assert (place, mode, date.iso_format()) == ("II.2.10/1", "inherited", "2024-12-22")
    assert quotes[0].startswith("57-nq-tw.2024-12-22 DRIVES")
