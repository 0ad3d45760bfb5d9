"""Walks: ring after ring around a start, until nothing new is met, the depth is reached or the cap is full."""

import sqlite3
from collections.abc import Iterable, Sequence

from graph.model import Edge
from graph.ontology import ontology
from graph.stores import sqlite_rows as rows
from graph.stores import sqlite_sql as sql
from graph.stores.base import Cut, Step


def walk(db: sqlite3.Connection, start: Iterable[str], steps: Sequence[Step], depth: int, limit: int) -> Cut[Edge]:
    """Every edge that is passed, nearest first; the edges themselves are read once, at the end."""
    along = {"out": _types(steps, "out"), "in": _types(steps, "in")}
    here, visited = set(start), set(start)
    passed: dict[int, None] = {}
    for _ in range(depth):
        ring = db.execute(sql.RING, {"ids": rows.to_json(sorted(here)), **along}).fetchall()
        passed |= dict.fromkeys(n for n, _ in ring)
        here = {end for _, end in ring} - visited
        visited |= here
        if not here or len(passed) > limit:
            break
    kept = list(passed)[:limit]
    return Cut(_edges(db, kept), limit, len(passed) - len(kept))


def _types(steps: Sequence[Step], way: str) -> str:
    """The types to follow one way, with their places in the ontology's order; raises at an unknown type."""
    wanted = {ontology().edge(type).name for type, each in steps if each == way}
    return rows.to_json([(place, type) for place, type in enumerate(ontology().edges) if type in wanted])


def _edges(db: sqlite3.Connection, numbers: Sequence[int]) -> tuple[Edge, ...]:
    found = db.execute(sql.EDGES_BY_NUMBER, {"numbers": rows.to_json(numbers)})
    edges = {n: rows.edge_of(*row) for n, *row in found}
    return tuple(edges[n] for n in numbers)
