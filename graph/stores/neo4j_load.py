"""How a source comes into a Neo4j store, or leaves it: what is read, and what is written.

A change of up to LARGE rows is one transaction. A larger first load lands in steps: what each of them adds carries the
name of the load, which the one Policygraph node hides from questions until the last step, a small one, shows it all.
Whoever writes holds the lock node; the server lets go of it when a loader dies, so whoever gets it next and finds
something hidden knows that it was left behind, and cleans it away.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any, TypeVar
from uuid import uuid4

from graph.errors import StoreBusyError
from graph.model import Edge, Fragment, Node
from graph.resolve import edge_statements, node_statements
from graph.stores import neo4j_rows as rows
from graph.stores.meaning import Meaning, series_of
from graph.stores.neo4j_change import (
    Change,
    KnownSource,
    There,
    change,
    meaning,
    moved_nodes,
    wanted_edges,
    wanted_nodes,
)
from graph.stores.neo4j_connection import Connection, Transaction
from graph.stores.neo4j_cypher import statement
from graph.stores.neo4j_repeat import brief_of, repeated

LARGE = 50_000
"""Rows from which on a first load lands in several transactions."""

_STEP = 1_000
_HUB = 200
_BESIDE = 32
"""Sources that may repeat a thing before it is derived again with all of its evidence: what a question has to gather."""

T = TypeVar("T")
Stated = TypeVar("Stated", Node, Edge)


class _TooLarge(Exception):
    """A first load that must land in steps."""


class _LeftBehind(Exception):
    """Something is hidden, and no loader holds the lock."""


@dataclass(frozen=True)
class Turn:
    """What a writer finds when it is its turn."""

    hidden: str
    sha256: str | None
    states: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What a source was before a load or removal, and how many edges it stated."""

    before: Turn
    edges: int = 0


def replace_source(
    connection: Connection, source: str, fragment: Fragment | None, beside: Sequence[Fragment] = ()
) -> Outcome:
    """Put a source's new statements, or none, in place of those it has, with those beside it: whole, or not at all.

    A first load that lands in steps has those beside it in a last one of their own.
    """
    tried: list[Outcome] = []

    def whole(transaction: Transaction) -> Outcome:
        turn = _turn(transaction, source)
        if turn.hidden:
            raise _LeftBehind
        if _nothing_to_do(turn, fragment):
            return tried[-1] if tried else Outcome(turn)  # it was done, and the answer lost
        there, meant = _read(transaction, turn, source, fragment)
        made = change(there, meant, source, fragment)
        if made.size > LARGE and turn.sha256 is None:
            raise _TooLarge
        _write(transaction, made)
        _write_source(transaction, turn, source, fragment)
        _put_beside(transaction, beside)
        transaction.run(statement("grow"))
        tried.append(Outcome(turn, _stated_edges(there, source)))
        return tried[-1]

    try:
        return connection.write_once(whole)
    except _LeftBehind:
        with _lease(connection, source):
            pass
        return connection.write_once(whole)
    except _TooLarge:
        assert fragment
        done = _in_steps(connection, source, fragment)
        connection.write(lambda transaction: _put_beside(transaction, beside))
        return done


def _put_beside(transaction: Transaction, beside: Iterable[Fragment]) -> None:
    """Put sources that say something else because of another in place of what they said."""
    for one in beside:
        turn = _turn(transaction, one.source.id)
        there, meant = _read(transaction, turn, one.source.id, one)
        _write(transaction, change(there, meant, one.source.id, one))
        _write_source(transaction, turn, one.source.id, one)


def _nothing_to_do(turn: Turn, fragment: Fragment | None) -> bool:
    return turn.sha256 == fragment.source.sha256 if fragment else turn.sha256 is None


def _stated_edges(there: There, source: str) -> int:
    """How many edges a source states, by the ends that it states."""
    return len(
        {
            (edge.type, one.stated or (edge.source, edge.target))
            for edge in there.edges.values()
            for one in edge.evidence
            if one.source == source
        }
    )


def _turn(transaction: Transaction, source: str) -> Turn:
    transaction.run(statement("lock"))
    [[hidden, sha256, states]] = transaction.run(statement("turn"), {"source": source})
    return Turn(hidden, sha256, tuple(states or ()))


# --- what is there -------------------------------------------------------------------------------------------------


def _read(
    transaction: Transaction, turn: Turn, source: str, fragment: Fragment | None
) -> tuple[There, Meaning]:  # fmt: skip
    """What a change reaches, and which document each id of it means; most loads need the first of these reads only."""
    there = There()
    ids = {*turn.states, *(node.id for node in (fragment.nodes if fragment else ()))}
    if fragment and turn.sha256 is None:
        _read_first(transaction, there, fragment)
    else:
        _read_nodes(transaction, there, ids, {series_of(id) for id in ids})
    _read_sources(transaction, there)
    meant = meaning(there, source, fragment, ids)
    _read_nodes(transaction, there, wanted_nodes(meant, ids) - ids, ())
    leaving = {was for _, was in meant.moved()}
    if leaving:
        _take_nodes(there, transaction.run(statement("there_parts"), {"documents": sorted(leaving)}))
    if moved := moved_nodes(there, meant):
        arriving = {meant.now(id) for node in moved for id in (node, *there.nodes[node].aliases)}
        _read_nodes(transaction, there, arriving, ())
        _take_edges(there, transaction.run(statement("there_edges_at"), {"ids": sorted(moved)}))
    if turn.states:
        own = {node.id for node in there.nodes.values() if any(one.source == source for one in node.evidence)}
        wanted = {"source": source, "ids": sorted(own), "hub": _HUB}
        _take_edges(there, transaction.run(statement("there_edges_of"), wanted))
    if wanted_ends := wanted_edges(there, meant, fragment):
        asked = [rows.edge_key(*ends) for ends in sorted(wanted_ends)]
        _take_edges(there, transaction.run(statement("there_edges"), {"edges": asked}))
    _read_sources(transaction, there)
    return there, meant


def _read_first(transaction: Transaction, there: There, fragment: Fragment) -> None:
    """What a new source reaches; what it only repeats is not read."""
    ids = {node.id for node in fragment.nodes}
    asked: dict[str, Any] = {"ids": sorted(ids), "series": sorted({series_of(id) for id in ids})}
    asked |= {"facts": rows.stated_facts_names(), "beside": _BESIDE}
    stored = [brief_of(*row) for row in transaction.run(statement("there_briefly"), asked)]
    there.repeated = repeated(fragment, stored)
    _read_nodes(transaction, there, {one.id for one in stored} - there.repeated.keys(), ())


def _read_nodes(transaction: Transaction, there: There, ids: Iterable[str], series: Iterable[str]) -> None:
    wanted = sorted(set(ids) - there.nodes.keys())
    if wanted or series:
        _take_nodes(there, transaction.run(statement("there_nodes"), {"ids": wanted, "series": sorted(series)}))


def _take_nodes(there: There, found: Iterable[Sequence[Any]]) -> None:
    for labels, properties in found:
        there.nodes[properties["id"]] = rows.node_of(labels, properties)


def _take_edges(there: There, found: Iterable[Sequence[Any]]) -> None:
    for row in found:
        edge = rows.edge_of(*row)
        there.edges[edge.id] = edge


def _read_sources(transaction: Transaction, there: There) -> None:
    if unknown := there.unknown_sources():
        for id, kind, document, cited_on in transaction.run(statement("there_sources"), {"ids": sorted(unknown)}):
            there.sources[id] = KnownSource(kind, document, cited_on)


def stated(transaction: Transaction, source: str) -> Fragment | None:
    """What a source states, one statement a piece of evidence, in the order of its text."""
    described = next((rows.source_of(row) for [row] in transaction.run(statement("source"), {"id": source})), None)
    if described is None:
        return None
    [[_, _, states]] = transaction.run(statement("turn"), {"source": source})
    there = There()
    _take_nodes(there, transaction.run(statement("get"), rows.asked_rows(states or ())))
    wanted = {"source": source, "ids": sorted(there.nodes), "hub": _HUB}
    _take_edges(there, transaction.run(statement("there_edges_of"), wanted))
    nodes = [one for node in there.nodes.values() for one in node_statements(node)]
    edges = [one for edge in there.edges.values() for one in edge_statements(edge)]
    waiting = [(labels, row) for labels, row in transaction.run(statement("waiting_of"), {"source": source})]
    return Fragment(
        described, _own(nodes, source), _own(edges, source),
        tuple(rows.unresolved_of(row) for labels, row in waiting if "Unresolved" in labels),
        tuple(rows.warning_of(row) for labels, row in waiting if "Warning" in labels),
    )  # fmt: skip


def _own(statements: Iterable[Stated], source: str) -> tuple[Stated, ...]:
    """The statements of one source, by where their words stand."""
    own = [one for one in statements if one.evidence[0].source == source]
    return tuple(sorted(own, key=lambda one: (one.evidence[0].order, one.id)))


# --- what is written -----------------------------------------------------------------------------------------------


def _write(transaction: Transaction, made: Change) -> None:
    changed = [node for node, _ in made.changed_nodes]
    wanted: dict[str, Iterable[Any]] = {
        "drop_edges": [rows.edge_key(one.type, one.source, one.target) for one in made.gone_edges],
        "drop_nodes": made.gone_nodes,
        "drop_aliases": [was.id for _, was in made.changed_nodes if was.aliases],
        "add_nodes": map(_node_row, made.new_nodes),
        "change_nodes": (_changed_row(one, was) for one, was in made.changed_nodes),
        "add_repeated": ({"thing": id, **lists} for id, lists in made.repeated.items()),
        "add_aliases": _alias_rows((*made.new_nodes, *changed)),
        "add_edges": map(_edge_row, made.new_edges),
        "change_edges": map(_edge_row, made.changed_edges),
    }
    for name, some in _ahead(_batches(wanted)):
        _run(transaction, name, some)


def _batches(wanted: Mapping[str, Iterable[Any]]) -> Iterator[tuple[str, list[Any]]]:
    """The rows of each statement, some at a time."""
    for name, all in wanted.items():
        left = iter(all)
        while some := list(islice(left, _STEP)):
            yield name, some


def _ahead(batches: Iterator[T]) -> Iterator[T]:
    """The same; the next one is made while the server works on the one before."""
    with ThreadPoolExecutor(1) as thread:
        following = thread.submit(next, batches, None)
        while (one := following.result()) is not None:
            following = thread.submit(next, batches, None)
            yield one


def _node_row(node: Node, load: str = "") -> dict[str, Any]:
    return {"type": node.type, "properties": rows.node_properties(node, load)}


def _changed_row(node: Node, was: Node) -> dict[str, Any]:
    return {"id": node.id, "was": was.type, **_node_row(node)}


def _edge_row(edge: Edge) -> dict[str, Any]:
    ends = {"type": rows.relationship(edge), "source": edge.source, "target": edge.target}
    return {**ends, "properties": rows.edge_properties(edge)}


def _alias_rows(nodes: Iterable[Node]) -> list[dict[str, str]]:
    return [{"id": alias, "canonical": node.id} for node in nodes for alias in node.aliases]


def _write_source(transaction: Transaction, turn: Turn, source: str, fragment: Fragment | None) -> None:
    if turn.sha256 is not None:
        transaction.run(statement("drop_source"), {"source": source})
    if fragment:
        added = {"properties": rows.source_properties(fragment), "waiting": rows.waiting_rows(fragment)}
        transaction.run(statement("add_source"), added)


# --- in several steps ----------------------------------------------------------------------------------------------


def clean(connection: Connection) -> None:
    """Take away what a loader that died has left; a load that goes on keeps its turn and is left alone."""
    try:
        with _lease(connection, "", patience=1.0):
            pass
    except StoreBusyError:
        return


def _clean(connection: Connection) -> None:
    while connection.write(lambda transaction: transaction.run(statement("clean"), {"limit": _STEP})) != [[0]]:
        pass
    connection.write(lambda transaction: transaction.run(statement("hide"), {"load": ""}))


@contextmanager
def _lease(connection: Connection, source: str, patience: float | None = None) -> Iterator[Turn]:
    """A writer's turn over several transactions, held by one that stays open."""
    with connection.open(patience) as lease:
        turn = _turn(lease, source)
        if turn.hidden:
            _clean(connection)
        yield replace(turn, hidden="")


def _in_steps(connection: Connection, source: str, fragment: Fragment) -> Outcome:
    with _lease(connection, source) as turn:
        if _nothing_to_do(turn, fragment):
            return Outcome(turn)
        there, meant = connection.read_long(lambda transaction: _read(transaction, turn, source, fragment))
        made = change(there, meant, source, fragment)
        load = uuid4().hex
        connection.write(lambda transaction: transaction.run(statement("hide"), {"load": load}))
        try:
            last = _hidden_steps(connection, made, load)
            connection.write(lambda transaction: _last_step(transaction, turn, source, fragment, last, load))
        except BaseException:
            _clean(connection)
            raise
        return Outcome(turn, _stated_edges(there, source))


def _hidden_steps(connection: Connection, made: Change, load: str) -> Change:
    """Write what can be hidden: new nodes, and edges that have one for an end. What is left for the last step."""
    hidden = {node.id for node in made.new_nodes}
    quiet = [edge for edge in made.new_edges if edge.source in hidden or edge.target in hidden]
    loud = [edge for edge in made.new_edges if not (edge.source in hidden or edge.target in hidden)]
    wanted = {
        "add_nodes": (_node_row(node, load) for node in made.new_nodes),
        "add_aliases": _alias_rows(made.new_nodes),
        "add_edges": map(_edge_row, quiet),
    }
    for name, some in _ahead(_batches(wanted)):
        _step(connection, load, name, some)
    return replace(made, new_nodes=(), new_edges=loud)


def _step(connection: Connection, load: str, name: str, some: list[Any]) -> None:
    connection.write(_checked(load, partial(_run, name=name, some=some)))


def _run(transaction: Transaction, name: str, some: list[Any]) -> None:
    transaction.run(statement(name), {"rows": some})


def _checked(load: str, work: Callable[[Transaction], T]) -> Callable[[Transaction], T]:
    """Work that is done only while the load is the one that goes on."""

    def run(transaction: Transaction) -> T:
        if not transaction.run(statement("hidden"), {"load": load}):
            raise StoreBusyError(
                f"{transaction.where}: the connection was lost in the middle of a large load. Load it again"
            )
        return work(transaction)

    return run


def _last_step(
    transaction: Transaction, turn: Turn, source: str, fragment: Fragment, last: Change, load: str
) -> None:  # fmt: skip
    def show(transaction: Transaction) -> None:
        _write(transaction, last)
        _write_source(transaction, turn, source, fragment)
        transaction.run(statement("grow"))

    _checked(load, show)(transaction)
