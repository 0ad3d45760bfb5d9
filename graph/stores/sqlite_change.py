"""What the stated rows become when a source comes, is replaced or goes, and what that reaches.

1. The statements of the source go, and the new ones come.
2. `graph.resolve.identify` runs over all stated documents of the series that the source touches. A document id that
   now means another document *moves*, and with it its parts and the edges at them, whoever stated them.
3. `sqlite_derive` writes every node and edge again that gained, lost or moved a statement.

Series and ids that the source does not touch are not read.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.ids import document_of, split_document_id
from graph.model import Fragment, Node
from graph.resolve import Identity, StatedDocument, identify
from graph.stores import sqlite_rows as rows
from graph.stores import sqlite_sql as sql
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
    meaning = Meaning(before, identify([*_documents(db, series), *_documents_in(fragment)]))
    reached.add(meaning.documents())
    _move(db, meaning, reached)
    now = {id: meaning.now(id) for id in ids}
    if fragment:
        reached.state(fragment, now)
    derive(db, reached, meaning.after)  # before the new statements are stored, so that none is read back
    if fragment:
        _state(db, fragment, now)
    db.execute(sql.GROW)


def series_of(id: str) -> str:
    """The identity key of a document, or of the document that a part belongs to.

    >>> series_of("42-ct-tw.2025-01-16~I.2")
    '42-ct-tw'
    """
    return split_document_id(document_of(id))[0]


@dataclass(frozen=True)
class Meaning:
    """Which document each id of the touched series means: before the change, and after it."""

    before: Mapping[str, str]
    after: Mapping[str, Identity]

    def now(self, id: str) -> str:
        """The canonical id of a document or of a part; any other id means itself."""
        document = document_of(id)
        return self.after[document].canonical + id[len(document) :] if document in self.after else id

    def documents(self) -> Iterator[str]:
        """The canonical ids of the touched series, old and new: who fits whom may have changed for all of them."""
        yield from self.before.values()
        yield from (identity.canonical for identity in self.after.values())

    def moved(self) -> Iterator[tuple[str, str]]:
        """The document ids that mean another document now, with what they meant."""
        for id in sorted({*self.before, *self.after}):
            if (was := self.before.get(id, id)) != self.now(id):
                yield id, was


def _documents(db: sqlite3.Connection, series: str) -> Iterator[StatedDocument]:
    for id, issuer, own, cited_on in db.execute(sql.DOCUMENTS, {"series": series}):
        yield StatedDocument(id, issuer, bool(own), cited_on)


def _documents_in(fragment: Fragment | None) -> Iterator[StatedDocument]:
    if fragment is None:
        return
    cited_on = _cited_on(fragment)
    for node in fragment.nodes:
        if node.type == "Document":
            own = node.id == fragment.source.document
            yield StatedDocument(node.id, node.properties.get("issuer"), own, cited_on)


def _cited_on(fragment: Fragment) -> str | None:
    """The date of the source's own document; the last where it contradicts itself, which forbids the least."""
    own = [node for node in fragment.nodes if node.id == fragment.source.document]
    return max((node.properties["date"] for node in own if "date" in node.properties), default=None)


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
    db.execute(sql.ADD_SOURCE, rows.source_row(fragment.source, _cited_on(fragment)))
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
