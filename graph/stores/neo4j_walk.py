"""Walks: ring after ring around a start, until nothing new is met, the depth is reached or the cap is full."""

from collections.abc import Sequence

from graph.model import Edge
from graph.ontology import ontology
from graph.stores import neo4j_rows as rows
from graph.stores.base import Cut, Step
from graph.stores.neo4j_connection import Transaction
from graph.stores.neo4j_cypher import statement


def walk(transaction: Transaction, start: Sequence[str], steps: Sequence[Step], depth: int, limit: int) -> Cut[Edge]:
    """Every edge that is passed, nearest first."""
    ring = statement("ring", out=_types(steps, "out"), **{"in": _types(steps, "in")})
    told = {"order": type_order(), "limit": limit}
    here, visited = set(start), set(start)
    passed: dict[str, Edge] = {}
    for _ in range(depth if steps else 0):
        asked = {**rows.asked_rows(here), **told, "passed": list(passed)}
        [[total, found, onward]] = transaction.run(ring, asked)
        known = len(passed)
        passed |= {edge.id: edge for edge in (rows.edge_of(*row) for row in found)}
        if known + total > limit:
            return Cut(tuple(passed.values())[:limit], limit, known + total - limit)
        here = {end for ends in onward for end in ends} - visited
        visited |= here
        if not here:
            break
    return Cut(tuple(passed.values()), limit)


def type_order() -> dict[str, int]:
    """The place of each edge type in the ontology."""
    return {type: place for place, type in enumerate(ontology().edges)}


def _types(steps: Sequence[Step], way: str) -> tuple[str, ...]:
    """The types to follow one way; raises at an unknown type."""
    wanted = {ontology().edge(type).name for type, each in steps if each == way}
    return tuple(type for type in ontology().edges if type in wanted)
