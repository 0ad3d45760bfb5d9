"""What the stated rows become when a source comes, is replaced or goes, and what that reaches.

1. The statements of the source go, and the new ones come.
2. `graph.resolve.identify` runs over all stated documents of the series that the source touches. A document id that
   now means another document *moves*, and with it its parts and the edges at them, whoever stated them.
3. `sqlite_derive` writes every node and edge again that gained, lost or moved a statement.

Series and ids that the source does not touch are not read.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from graph.ids import document_of
from graph.model import Fragment, Node
from graph.resolve import StatedDocument, identify
from graph.stores import sqlite_rows as rows
from graph.stores import sqlite_sql as sql
from graph.stores.meaning import Meaning, cited_on, documents_in, series_of
from graph.stores.sqlite_derive import Reached, derive


def replace_source(db: sqlite3.Connection, source: str, fragment: Fragment | None) -> None:
    """Put a source's new statements, or none, in place of those it has, and derive again what that reaches."""
    stated = dict(db.execute(sql.STATED_NODES, {"source": source}))
    reached = Reached()
    reached.add(stated.values(), db.execute(sql.STATED_EDGES, {"source": source}))
    ids = {*stated, *(node.id for node in (fragment.nodes if fragment else ()))}
    series = rows.to_json(sorted({series_of(id) for id in ids}))
    before = dict(db.execute(sql.MEANT, {"series": series}))
    db.execute(sql.REMOVE_SOURCE, {"source": source})
    meaning = Meaning(before, identify([*_documents(db, series), *documents_in(fragment)]))
    reached.add(meaning.documents())
    _move(db, meaning, reached)
    now = {id: meaning.now(id) for id in ids}
    if fragment:
        reached.state(fragment, now)
    derive(db, reached, meaning.after)  # before the new statements are stored, so that none is read back
    if fragment:
        _state(db, fragment, now)
    db.execute(sql.GROW)


def _documents(db: sqlite3.Connection, series: str) -> Iterator[StatedDocument]:
    for id, issuer, own, on in db.execute(sql.DOCUMENTS, {"series": series}):
        yield StatedDocument(id, issuer, bool(own), on)


# --- what moves ----------------------------------------------------------------------------------------------------


def _move(db: sqlite3.Connection, meaning: Meaning, reached: Reached) -> None:
    """Let the statements of other sources mean what they mean now, and add to `reached` what they leave and join."""
    moved = {id: was for document, was in meaning.moved() for id, was in _with_parts(db, document, was)}
    if not moved:
        return
    db.executemany(sql.MOVE_NODE, [{"id": id, "old": was, "new": meaning.now(id)} for id, was in moved.items()])
    reached.add([*moved.values(), *map(meaning.now, moved)])
    changed = []
    for source, position, type, from_id, to_id, was_from, was_to in _edges_at(db, moved.values()):
        start = meaning.now(from_id) if from_id in moved else was_from
        end = meaning.now(to_id) if to_id in moved else was_to
        reached.add(edges=[(type, was_from, was_to), (type, start, end)])
        changed.append((start, end, source, position))
    db.executemany(sql.MOVE_EDGE, changed)


def _with_parts(db: sqlite3.Connection, document: str, was: str) -> Iterator[tuple[str, str]]:
    """A document id with what it meant, and the same of every part that is stated under this id."""
    yield document, was
    parts = db.execute(sql.PARTS, {"from": f"{was}~", "to": f"{was}~{sql.LAST}"})
    yield from ((id, canonical) for id, canonical in parts if document_of(id) == document)


def _edges_at(db: sqlite3.Connection, ids: Iterable[str]) -> list[rows.Row]:
    return db.execute(sql.EDGES_AT, {"ids": rows.to_json(sorted(set(ids)))}).fetchall()


# --- what is stated ------------------------------------------------------------------------------------------------


def _state(db: sqlite3.Connection, fragment: Fragment, now: Mapping[str, str]) -> None:
    """Write the statements of a source."""
    source = fragment.source.id
    db.execute(sql.ADD_SOURCE, rows.source_row(fragment.source, cited_on(fragment)))
    nodes = [(source, at, *_node_columns(node, now)) for at, node in enumerate(fragment.nodes)]
    edges = [
        (source, at, one.type, one.source, one.target, now[one.source], now[one.target], rows.edge_body(one))
        for at, one in enumerate(fragment.edges)
    ]
    db.executemany(sql.ADD_NODE_STATEMENT, nodes)
    db.executemany(sql.ADD_EDGE_STATEMENT, edges)
    _state_waiting(db, fragment)


def _node_columns(node: Node, now: Mapping[str, str]) -> rows.Row:
    is_document = node.type == "Document"
    series, issuer = (series_of(node.id), node.properties.get("issuer")) if is_document else (None, None)
    return node.id, now[node.id], node.type, series, issuer, rows.node_body(node)


def _state_waiting(db: sqlite3.Connection, fragment: Fragment) -> None:
    """Write what waits for a reader, and which series it concerns."""
    source = fragment.source.id
    unresolved, warnings = fragment.unresolved, fragment.warnings
    waiting = [(source, "unresolved", at, one.id, rows.unresolved_body(one)) for at, one in enumerate(unresolved)]
    waiting += [(source, "warning", at, one.id, rows.warning_body(one)) for at, one in enumerate(warnings)]
    db.executemany(sql.ADD_WAITING, waiting)
    concerns = [("unresolved", series_of(id), one.id, source) for one in unresolved for id in one.candidates]
    concerns += [("warning", series_of(id), one.id, source) for one in warnings for id in one.about]
    db.executemany(sql.ADD_CONCERN, concerns)
