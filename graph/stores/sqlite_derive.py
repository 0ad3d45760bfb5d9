"""The derived rows: nodes, aliases, the search index and edges, as `graph.resolve` makes them from the statements."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from graph.ids import edge_id, sort_key
from graph.model import Edge, Fragment, Node
from graph.resolve import Identity, Statement, derive_edge, derive_node
from graph.stores import sqlite_rows as rows
from graph.stores import sqlite_sql as sql
from graph.stores.searching import forms

Ends = tuple[str, str, str]
"""An edge as (type, source, target)."""
T = TypeVar("T")


@dataclass(frozen=True)
class Reached:
    """What a change reaches, by the canonical ids before and after it, each with the statements that are new."""

    nodes: dict[str, list[Statement]] = field(default_factory=dict)
    edges: dict[Ends, list[Statement]] = field(default_factory=dict)

    def add(self, nodes: Iterable[str] = (), edges: Iterable[Ends] = ()) -> None:
        """These have lost or moved a statement, or mean something else."""
        for id in nodes:
            self.nodes.setdefault(id, [])
        for ends in edges:
            self.edges.setdefault(ends, [])

    def state(self, fragment: Fragment, now: Mapping[str, str]) -> None:
        """These have gained a statement; `now` says which canonical id each of the fragment's ids means."""
        kind, document = fragment.source.kind, fragment.source.document
        for node in fragment.nodes:
            self.nodes.setdefault(now[node.id], []).append(Statement(node, kind, document))
        for edge in fragment.edges:
            ends = (edge.type, now[edge.source], now[edge.target])
            self.edges.setdefault(ends, []).append(Statement(edge, kind, document))


def derive(db: sqlite3.Connection, reached: Reached, identities: Mapping[str, Identity]) -> None:
    """Write again what was reached, from its new statements and the stored ones; what nothing states any more goes."""
    _add_stored(db, reached)
    nodes = [derive_node(identities.get(id, Identity(id, id)), all) for id, all in reached.nodes.items() if all]
    edges = [
        derive_edge(source, target, all)
        for (_, source, target), all in reached.edges.items()
        if all and source != target  # two ends that came to be one node are no edge
    ]
    _write_nodes(db, reached.nodes, nodes)
    _write_edges(db, reached.edges, edges)


def _add_stored(db: sqlite3.Connection, reached: Reached) -> None:
    """The stored statements beside the new ones, each source's in the order in which it states them."""
    for canonical, kind, document, id, type, body in db.execute(
        sql.STATEMENTS_OF_NODES, {"ids": _array(reached.nodes)}
    ):
        reached.nodes[canonical].append(Statement(rows.node_of(id, type, body), kind, document))
    wanted = {"edges": rows.to_json(list(reached.edges))}
    for type, source, target, kind, document, *stated in db.execute(sql.STATEMENTS_OF_EDGES, wanted):
        reached.edges[type, source, target].append(Statement(rows.edge_of(type, *stated), kind, document))


def _write_nodes(db: sqlite3.Connection, reached: Iterable[str], nodes: Sequence[Node]) -> None:
    ids = _array(reached)
    fresh = {node.id: (node, rows.node_body(node)) for node in nodes}
    stale = _drop_same(fresh, db.execute(sql.NODES_NOW, {"ids": ids}))
    db.executemany(sql.DROP_NODE, stale)
    db.executemany(sql.DROP_SEARCH, stale)
    numbered = list(enumerate(fresh.values(), _next(db, sql.LAST_NODE)))
    db.executemany(sql.ADD_NODE, [(n, node.id, node.type, sort_key(node.id), body) for n, (node, body) in numbered])
    db.executemany(sql.ADD_SEARCH, [(n, *_search_columns(node)) for n, (node, _) in numbered])
    db.execute(sql.DROP_ALIASES, {"ids": ids})
    db.executemany(sql.ADD_ALIAS, [(alias, node.id) for node in nodes for alias in node.aliases])


def _write_edges(db: sqlite3.Connection, reached: Iterable[Ends], edges: Sequence[Edge]) -> None:
    fresh = {edge.id: (edge, rows.edge_body(edge)) for edge in edges}
    ids = _array(edge_id(*ends) for ends in reached)
    db.executemany(sql.DROP_EDGE, _drop_same(fresh, db.execute(sql.EDGES_NOW, {"ids": ids})))
    sort = cache(sort_key)  # most ends are met several times
    db.executemany(
        sql.ADD_EDGE,
        # A space stands before every character of an id, so this sorts by source, then by target.
        [
            (n, id, edge.type, edge.source, edge.target, f"{sort(edge.source)} {sort(edge.target)}", body)
            for n, (id, (edge, body)) in enumerate(fresh.items(), _next(db, sql.LAST_EDGE))
        ],
    )


def _drop_same(fresh: dict[str, tuple[T, str]], there: Iterable[tuple[int, str, str]]) -> list[tuple[int]]:
    """Leave in `fresh` what must be written; the numbers of the rows that it replaces, or that are gone."""
    stale = []
    for n, id, body in there:
        if id in fresh and fresh[id][1] == body:
            del fresh[id]
        else:
            stale.append((n,))
    return stale


def _search_columns(node: Node) -> rows.Row:
    form = forms(node)
    return form.symbol, form.named, form.other


def _next(db: sqlite3.Connection, last: str) -> int:
    return int(db.execute(last).fetchone()[0]) + 1


def _array(ids: Iterable[str]) -> str:
    return rows.to_json(list(ids))
