"""Where graphs are kept: one contract (`base`), one module a store."""

from graph.stores.base import Store


def open_store(where: str) -> Store:
    """The store that a path names, created if absent; ":memory:" is one that nothing keeps.

    >>> open_store(":memory:").counts().nodes
    {}
    """
    from graph.stores.sqlite_store import SqliteStore

    return SqliteStore(where)


__all__ = ["Store", "open_store"]
