"""The schema of a Neo4j store, made from the ontology; and whether a database may be used as a store.

Every node that policygraph shows has the label Thing beside its type; what it keeps for itself has labels of its own:
Source, Alias, Series, Repeated, Waiting (an Unresolved or a Warning), PolicygraphLock, and the one Policygraph node with the
versions of schema and graph.
"""

from collections.abc import Iterator

from graph.errors import StoreError, StoreVersionError
from graph.ontology import ontology
from graph.stores.neo4j_connection import Connection, Transaction
from graph.stores.neo4j_cypher import statement
from graph.stores.neo4j_load import clean
from graph.stores.neo4j_rows import COLLAPSED

VERSION = 2
"""The schema of this page. A database with another one is refused, but for those that it only adds to."""

_ADDED_TO = {1}

SEARCH = "policygraph_search"
_SHORT = ("symbol", "place", "code")
"""Facts that people look nodes up by and that are short for certain: an index takes no value above 8 KB."""


def schema() -> tuple[str, ...]:
    """The statements that make the schema; each does nothing where it was carried out before."""
    return tuple(_statements())


def _statements() -> Iterator[str]:
    for label in ("Thing", "Source", "Alias", "Series"):
        yield _unique(label, f"(n:{label})", "n.id")
    for label in ("Policygraph", "PolicygraphLock"):
        yield _unique(label, f"(n:{label})", "n.one")
    for type in (*ontology().edges, COLLAPSED):
        yield _unique(type, f"()-[n:{type}]-()", "n.id")
    yield _index("Thing_sort", "Thing", "n.sort, n.id")
    yield _index("Thing_load", "Thing", "n.load")
    yield _index("Repeated_thing", "Repeated", "n.thing")
    yield _index("Waiting_kind", "Waiting", "n.kind, n.id")
    yield _index("Document_series", "Document", "n.series")
    for node in ontology().nodes.values():
        yield _index(f"{node.name}_sort", node.name, "n.sort, n.id")
        for fact, kind in node.facts.items():
            if fact in _SHORT or kind == "date":
                yield _index(f"{node.name}_{fact}", node.name, f"n.{fact}")
    yield (
        f"CREATE FULLTEXT INDEX {SEARCH} IF NOT EXISTS FOR (n:Thing) ON EACH [n.folded_words] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}"
    )


def _unique(name: str, pattern: str, what: str) -> str:
    return f"CREATE CONSTRAINT policygraph_{name}_id IF NOT EXISTS FOR {pattern} REQUIRE {what} IS UNIQUE"


def _index(name: str, label: str, what: str) -> str:
    return f"CREATE INDEX policygraph_{name} IF NOT EXISTS FOR (n:{label}) ON ({what})"


def prepare(connection: Connection) -> None:
    """Hold the database to be ours; make the schema where the database is empty.

    The first question is not asked again: a wrong address is told at once.
    """
    with connection.open(None) as transaction:
        found = _found(transaction)
    if found is None:
        _make(connection)
        found = connection.read(_found)
    assert found
    version, hidden, imported = found
    if version not in {VERSION, *_ADDED_TO}:
        raise StoreVersionError(connection.where, version, VERSION)
    if imported or version != VERSION:
        _make(connection)
    if hidden:
        clean(connection)


def _found(transaction: Transaction) -> tuple[object, str, bool] | None:
    """The schema's version, what is hidden, whether it was just imported; None where the database is empty; raises where it holds other data."""
    [[version, hidden, imported, others]] = transaction.run(statement("schema_version"))
    if version is None and others:
        where = transaction.where
        raise StoreError(f"{where}: it holds {others} nodes of another program. Name an empty database with --store")
    return None if version is None else (version, hidden, bool(imported))


def counting() -> str:
    """The statement that counts the things of every type, hidden ones too: the server keeps these numbers."""
    nodes = [f"MATCH (n:{type}) WITH count(n) AS count RETURN '{type}' AS type, count" for type in ontology().nodes]
    edges = [
        f"MATCH ()-[n:{type}]->() WITH count(n) AS count RETURN '{type}' AS type, count" for type in ontology().edges
    ]
    return "\nUNION ALL\n".join([*nodes, *edges])


def _make(connection: Connection) -> None:
    for one in schema():
        connection.write(lambda transaction, one=one: transaction.run(one))  # type: ignore[misc]
    connection.write(lambda transaction: transaction.run(statement("schema_ready")))
    connection.write(lambda transaction: transaction.run(statement("schema_made"), {"schema": VERSION}))
