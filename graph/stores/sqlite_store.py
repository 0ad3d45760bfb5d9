"""The embedded store: one SQLite file, nothing to start, safe against kill -9, read while it is written.

Every primitive of the contract is a method here, and its SQL stands under the same heading in `sqlite_sql`. Opening,
locking and errors are in `sqlite_file`; what a load or removal changes is in `sqlite_change` and `sqlite_derive`.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from graph.errors import NotFound
from graph.ids import document_of
from graph.model import Edge, Fragment, Node, Source, Unresolved, Warning
from graph.ontology import ontology
from graph.stores import sqlite_rows as rows
from graph.stores import sqlite_sql as sql
from graph.stores import waiting
from graph.stores.base import Applied, Counts, Cut, Direction, Page, Step, Store
from graph.stores.meaning import series_of
from graph.stores.searching import asked, near_ids, nearest
from graph.stores.sqlite_change import replace_source
from graph.stores.sqlite_file import SqliteFile
from graph.stores.sqlite_match import any_beginning, every_word, phrase, side_by_side
from graph.stores.sqlite_walk import walk
from graph.text import words as words_of
from graph.validate import require_sound

_AT_ONCE = 500
_BESIDE = 100
T = TypeVar("T", Node, Edge)


class SqliteStore(Store):
    """A store in one file, or with ":memory:" in none; `patience` is how many seconds it waits for another writer."""

    def __init__(self, where: str, *, patience: float = 30.0) -> None:
        self.where = where
        self._file = SqliteFile(where, patience)

    def close(self) -> None:
        """Let go of the file; its write-ahead log is folded into it."""
        self._file.close()

    # --- one thing -------------------------------------------------------------------------------------------

    def canonical(self, ids: Iterable[str]) -> dict[str, str]:
        """For each id that is known, canonical or alias, the canonical one."""
        with self._file.reading() as db:
            return _canonical(db, ids)

    def get(self, ids: Iterable[str]) -> dict[str, Node]:
        """The nodes of these ids, keyed by canonical id."""
        with self._file.reading() as db:
            return {row[0]: rows.node_of(*row) for row in db.execute(sql.GET, {"ids": _here(db, ids)})}

    def brief(self, ids: Iterable[str]) -> dict[str, Node]:
        """The nodes of these ids without evidence."""
        with self._file.reading() as db:
            return {row[0]: rows.node_of(*row) for row in db.execute(sql.BRIEF, {"ids": _here(db, ids)})}

    def near(self, name: str, limit: int = 5) -> tuple[Node, ...]:
        """The nearest of the nodes that share the beginning of a word, or stand beside the name in order of ids."""
        match = any_beginning(asked(name))
        with self._file.reading() as db:
            found = list(db.execute(sql.NEAR_WORDS, {"match": match, "limit": _BESIDE})) if match else []
            for statement in (sql.NEAR_BEFORE, sql.NEAR_AFTER):
                found += db.execute(statement, {"name": name, "limit": limit})
        return nearest(name, (rows.node_of(*row) for row in found), limit)

    # --- many things -----------------------------------------------------------------------------------------

    def find(
        self, *, type: str | None = None, text: str = "", within: str | None = None, limit: int = 50, offset: int = 0
    ) -> Page[Node]:
        """Nodes of a type, with every word of a text, that are parts of a document."""
        words = asked(text)
        if words.text and not words.words:
            return Page((), 0)  # signs alone are no word that anything could hold
        told: dict[str, Any] = {"type": type and ontology().node(type).name, "limit": limit, "offset": offset}
        kept = sql.kept(type=type is not None, within=within is not None)
        with self._file.reading() as db:
            if within is not None:
                document = _canonical(db, [within]).get(within, within)
                told |= {"from": f"{document}~", "to": f"{document}~{sql.LAST}"}
            if not words.text:
                return _page(db, sql.LIST, sql.LIST_TOTAL, kept, told)
            told |= {"words": every_word(words), "phrase": phrase(words), "symbol": words.symbol}
            told |= {"line": f"\n{words.text}\n", "start": f"\n{words.text}"}
            return _page(db, sql.SEARCH, sql.SEARCH_TOTAL, kept, told)

    def edges(
        self, ids: Iterable[str], *, types: Sequence[str] | None = None, direction: Direction = "both",
        limit: int = 1000, most: int | None = None,
    ) -> Cut[Edge]:  # fmt: skip
        """The edges at these nodes, of these types."""
        known = ontology().edges
        wanted = known if types is None else {ontology().edge(name).name for name in types}
        few = types is not None and len(wanted) <= sql.FEW
        in_order = "|".join(["", *(name for name in known if name in wanted), ""])
        told: dict[str, Any] = {"types": in_order, "out": direction != "in", "in": direction != "out"}
        with self._file.reading() as db:
            told |= {"ids": _here(db, ids), "hubs": "[]", "few": rows.to_json(sorted(wanted)) if few else "[]"}
            if most is not None:
                told |= {"ids": "[]", **dict(db.execute(sql.HUBS[few], {**told, "most": most}))}
            found = tuple(rows.edge_of(*row) for row in db.execute(sql.EDGES[few], {**told, "limit": limit}))
            total = len(found) if len(found) < limit else _number(db, sql.EDGES_TOTAL[few], told)
        return Cut(found, limit, total - len(found))

    def reach(self, ids: Iterable[str], steps: Sequence[Step], *, depth: int = 20, limit: int = 1000) -> Cut[Edge]:
        """Every edge that a walk from these nodes along these steps passes, nearest first."""
        with self._file.reading() as db:
            return walk(db, set(_canonical(db, ids).values()), steps, depth, limit)

    def holding(self, phrases: Iterable[str], *, limit: int = 200) -> dict[str, tuple[str, ...]]:
        """For each phrase the ids of the nodes one of whose names holds its words side by side."""
        found: dict[str, tuple[str, ...]] = {}
        with self._file.reading() as db:
            for one in phrases:
                if together := words_of(one):
                    told = {"phrase": side_by_side(together), "limit": limit + 1}
                    numbers = [n for (n,) in db.execute(sql.HOLDING, told)]
                    if 0 < len(numbers) <= limit:
                        named = db.execute(sql.NUMBERED, {"numbers": rows.to_json(numbers)})
                        found[one] = tuple(id for (id,) in named)
        return found

    def counts(self) -> Counts:
        """How much the graph holds."""
        with self._file.reading() as db:
            nodes, edges = dict(db.execute(sql.COUNT_NODES)), dict(db.execute(sql.COUNT_EDGES))
            return Counts(
                nodes={type: nodes[type] for type in ontology().nodes if type in nodes},
                edges={type: edges[type] for type in ontology().edges if type in edges},
                sources=_number(db, sql.COUNT_SOURCES),
                unresolved=_number(db, sql.COUNT_WAITING, {"kind": "unresolved"}),
                warnings=_number(db, sql.COUNT_WAITING, {"kind": "warning"}),
            )

    # --- sources and what waits for a reader ------------------------------------------------------------------

    def sources(self) -> tuple[Source, ...]:
        """All sources by id, without their texts."""
        with self._file.reading() as db:
            return tuple(rows.source_of(*row) for row in db.execute(sql.SOURCES))

    def source(self, id: str) -> Source | None:
        """One source with its text."""
        with self._file.reading() as db:
            row = db.execute(sql.SOURCE, {"id": id}).fetchone()
            return rows.source_of(*row) if row else None

    def stated(self, id: str) -> Fragment | None:
        """What one source states, under the ids that it states."""
        with self._file.reading() as db:
            row = db.execute(sql.SOURCE, {"id": id}).fetchone()
            if row is None:
                return None
            told = {"source": id}
            return Fragment(
                rows.source_of(*row),
                tuple(rows.node_of(*one) for one in db.execute(sql.NODES_OF, told)),
                tuple(rows.edge_of(*one) for one in db.execute(sql.EDGES_OF, told)),
                tuple(rows.unresolved_of(*one) for one in db.execute(sql.UNRESOLVED_OF, told)),
                tuple(rows.warning_of(*one) for one in db.execute(sql.WARNINGS_OF, told)),
            )

    def unresolved(self, ids: Iterable[str] | None = None) -> tuple[Unresolved, ...]:
        """Mentions that could not be tied to one thing; with `ids` those that have one as a candidate."""
        with self._file.reading() as db:
            wanted = None if ids is None else set(_canonical(db, ids).values())
            stated = [rows.unresolved_of(*row) for row in _waiting(db, "unresolved", wanted)]
            united = waiting.unresolved(stated, _canonical(db, {id for one in stated for id in one.candidates}))
        return tuple(one for one in united if wanted is None or wanted.intersection(one.candidates))

    def warnings(self, ids: Iterable[str] | None = None) -> tuple[Warning, ...]:
        """Contradictions in the sources; with `ids` those about one of them."""
        with self._file.reading() as db:
            wanted = None if ids is None else set(_canonical(db, ids).values())
            stated = [rows.warning_of(*row) for row in _waiting(db, "warning", wanted)]
            united = waiting.warnings(stated, _canonical(db, {id for one in stated for id in one.about}))
        return tuple(one for one in united if wanted is None or wanted.intersection(one.about))

    # --- the whole graph --------------------------------------------------------------------------------------

    def iterate_nodes(self) -> Iterator[Node]:
        """Every node in plain string order of ids."""
        return self._iterate(sql.NODES_AFTER, rows.node_of)

    def iterate_edges(self) -> Iterator[Edge]:
        """Every edge in plain string order of ids."""
        return self._iterate(sql.EDGES_AFTER, rows.edge_of)

    def _iterate(self, statement: str, read: Callable[..., T]) -> Iterator[T]:
        """Some at a time, each time from the last id on: no lock is held while the caller works."""
        after = ""
        while True:
            with self._file.reading() as db:
                found = [read(*row) for row in db.execute(statement, {"after": after, "limit": _AT_ONCE})]
            yield from found
            if len(found) < _AT_ONCE:
                return
            after = found[-1].id

    def version(self) -> int:
        """A number that grows with every change of the graph."""
        with self._file.reading() as db:
            return _number(db, sql.VERSION_NOW)

    # --- change -----------------------------------------------------------------------------------------------

    def apply(self, fragment: Fragment, beside: Sequence[Fragment] = ()) -> Applied:
        """Add one source, or put its new edition in place of the old, with those beside it: whole or not at all."""
        source = fragment.source
        require_sound(fragment, *beside)
        nodes, edges = len({node.id for node in fragment.nodes}), len({edge.id for edge in fragment.edges})
        with self._file.writing() as db:
            there = db.execute(sql.SHA256, {"source": source.id}).fetchone()
            changed = there != (source.sha256,)
            for one in (fragment, *beside) if changed else ():
                replace_source(db, one.source.id, one)
        return Applied(source.id, changed=changed, replaced=changed and bool(there), nodes=nodes, edges=edges)

    def remove(self, source: str, beside: Sequence[Fragment] = ()) -> Applied:
        """Take away what only this source said, and the merges that rested on it."""
        require_sound(*beside)
        with self._file.writing() as db:
            if db.execute(sql.SHA256, {"source": source}).fetchone() is None:
                raise NotFound(source, near_ids(source, [row[0] for row in db.execute(sql.SOURCES)]))
            nodes, edges = db.execute(sql.STATED_COUNTS, {"source": source}).fetchone()
            replace_source(db, source, None)
            for one in beside:
                replace_source(db, one.source.id, one)
        return Applied(source, changed=True, replaced=False, nodes=nodes, edges=edges)


def _canonical(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """What each known id means; a part is known under every id of its document."""
    asked_for = set(ids)
    found = dict(db.execute(sql.CANONICAL, {"ids": rows.to_json([*asked_for])}))
    parts = {id: document_of(id) for id in asked_for - found.keys() if "~" in id}
    if not parts:
        return found
    documents = dict(db.execute(sql.CANONICAL, {"ids": rows.to_json([*set(parts.values())])}))
    meant = {id: documents[of] + id[len(of) :] for id, of in parts.items() if of in documents}
    known = dict(db.execute(sql.CANONICAL, {"ids": rows.to_json([*meant.values()])}))
    return found | {id: known[part] for id, part in meant.items() if part in known}


def _here(db: sqlite3.Connection, ids: Iterable[str]) -> str:
    """The canonical ids that are meant, as a parameter."""
    return rows.to_json(sorted(set(_canonical(db, ids).values())))


def _page(db: sqlite3.Connection, page: str, total: str, kept: str, told: Mapping[str, Any]) -> Page[Node]:
    found = db.execute(page.format(kept=kept), told)
    return Page(tuple(rows.node_of(*row) for row in found), _number(db, total.format(kept=kept), told))


def _waiting(db: sqlite3.Connection, kind: str, wanted: Iterable[str] | None) -> list[rows.Row]:
    if wanted is None:
        return db.execute(sql.WAITING, {"kind": kind}).fetchall()
    series = rows.to_json(sorted({series_of(id) for id in wanted}))
    return db.execute(sql.WAITING_ABOUT, {"kind": kind, "series": series}).fetchall()


def _number(db: sqlite3.Connection, statement: str, told: Mapping[str, Any] | None = None) -> int:
    return int(db.execute(statement, told or {}).fetchone()[0])
