"""The address of a Neo4j store, as a user names it."""

import os
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from graph.errors import StoreError

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
USER, PASSWORD = "POLICYGRAPH_NEO4J_USER", "POLICYGRAPH_NEO4J_PASSWORD"


def is_address(where: str) -> bool:
    """Whether a store is named by an address of a Neo4j server.

    >>> is_address("neo4j://localhost"), is_address("bolt+ssc://db:7687/plans"), is_address("neo4j.sqlite")
    (True, True, False)
    """
    return where.partition("://")[0].lower() in SCHEMES and "://" in where


@dataclass(frozen=True)
class Address:
    """A server, who asks, and which of its databases; `shown` names it without the password."""

    uri: str
    shown: str
    user: str
    password: str
    database: str | None


def parse(where: str) -> Address:
    """The parts of `neo4j://user:password@host:7687/database`.

    User and password are better kept in POLICYGRAPH_NEO4J_USER (else `neo4j`) and POLICYGRAPH_NEO4J_PASSWORD, where
    no list of processes shows them. Without a database it is the user's home database. What follows "?" goes to the
    server as its routing context.

    >>> parse("neo4j+s://ada:se%40cret@db.example.org/plans")
    Address(uri='neo4j+s://db.example.org', shown='neo4j+s://db.example.org/plans', user='ada', password='se@cret', database='plans')
    """
    try:
        parts = urlsplit(where)
        _ = parts.port
    except ValueError as error:
        raise StoreError(
            f"{_hidden(where)}: it is no address of a server ({error}). Write neo4j://HOST:7687"
        ) from error
    if not parts.hostname:
        raise StoreError(f"{_hidden(where)}: it names no host. Write neo4j://HOST:7687")
    server = f"{parts.scheme.lower()}://{parts.netloc.rpartition('@')[2]}"
    name = unquote(parts.path.strip("/"))
    return Address(
        uri=server + (f"?{parts.query}" if parts.query else ""),
        shown=server + (f"/{name}" if name else ""),
        user=unquote(parts.username or "") or os.environ.get(USER) or "neo4j",
        password=unquote(parts.password or "") or os.environ.get(PASSWORD) or "",
        database=name or None,
    )


def _hidden(where: str) -> str:
    """The address without what stands before the host: it may hold a password."""
    scheme, _, rest = where.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
