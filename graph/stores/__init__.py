"""Where graphs are kept: one contract (`base`), one module a store."""

from graph.errors import StoreError
from graph.stores.base import Store
from graph.stores.neo4j_address import is_address


def open_store(where: str) -> Store:
    """The store that a path or address names, created if absent; ":memory:" is one that nothing keeps.

    `neo4j://HOST` and its kin (`bolt`, each with `+s` or `+ssc`) name a Neo4j server.

    >>> open_store(":memory:").counts().nodes
    {}
    """
    if is_address(where):
        from graph.stores.neo4j_store import Neo4jStore  # the driver is only loaded where a server is asked

        return Neo4jStore(where)
    if "://" in where:
        raise StoreError(f"{where} is no store: name a file, or a Neo4j server by neo4j://HOST")
    from graph.stores.sqlite_store import SqliteStore

    return SqliteStore(where)


__all__ = ["Store", "open_store"]
