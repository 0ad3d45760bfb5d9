"""The store for many users and for sizes beyond one machine: a Neo4j server, 5.26 or newer.

Every primitive of the contract is a method here, and its Cypher is a file of its own in cypher/. How things look in
the database is in `neo4j_rows`, what a load or removal changes in `neo4j_change` and `neo4j_load`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from graph.errors import NotFound
from graph.model import Edge, Fragment, Node, Source, Unresolved, Warning
from graph.ontology import ontology
from graph.stores import neo4j_rows as rows
from graph.stores import waiting
from graph.stores.base import Applied, Around, Counts, Cut, Direction, Page, Step, Store, Walk
from graph.stores.meaning import series_of
from graph.stores.neo4j_address import parse
from graph.stores.neo4j_connection import Connection, Rows
from graph.stores.neo4j_cypher import for_walks, statement
from graph.stores.neo4j_load import replace_source, stated
from graph.stores.neo4j_match import any_beginning, every_word, side_by_side
from graph.stores.neo4j_schema import counting, prepare
from graph.stores.searching import asked, near_ids, nearest
from graph.text import words
from graph.validate import require_sound

_AT_ONCE = 500


class Neo4jStore(Store):
    """A store in a database of a Neo4j server.

    `patience` is how many seconds it waits for another writer, `timeout` how many a question may take on the server.
    """

    remote = True

    def __init__(self, where: str, *, patience: float = 600.0, timeout: float = 30.0) -> None:
        address = parse(where)
        self.where = address.shown
        self.connection = Connection(address, patience=patience, timeout=timeout)
        try:
            prepare(self.connection)
        except BaseException:
            self.connection.close()
            raise

    def close(self) -> None:
        """Let go of all connections."""
        self.connection.close()

    def _ask(self, text: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        return self.connection.read(lambda transaction: transaction.run(text, parameters))

    # --- one thing -------------------------------------------------------------------------------------------

    def canonical(self, ids: Iterable[str]) -> dict[str, str]:
        """For each id that is known, canonical or alias, the canonical one."""
        wanted = rows.asked_rows(ids)
        return dict(self._ask(statement("canonical"), wanted)) if wanted["ids"] else {}

    def get(self, ids: Iterable[str]) -> dict[str, Node]:
        """The nodes of these ids, keyed by canonical id."""
        return self._got("get", ids)

    def brief(self, ids: Iterable[str]) -> dict[str, Node]:
        """The nodes of these ids without evidence."""
        return self._got("brief", ids)

    def _got(self, name: str, ids: Iterable[str]) -> dict[str, Node]:
        wanted = rows.asked_rows(ids)
        found = self._ask(statement(name), wanted) if wanted["ids"] else []
        return {properties["id"]: rows.node_of(labels, properties) for labels, properties in found}

    def near(self, name: str, limit: int = 5) -> tuple[Node, ...]:
        """The nearest of the nodes that share the beginning of a word, or stand beside the name in order of ids."""
        told = {"query": any_beginning(asked(name)), "name": name, "limit": limit}
        return nearest(name, _nodes(self._ask(statement("near"), told)), limit)

    # --- many things -----------------------------------------------------------------------------------------

    def find(
        self, *, type: str | None = None, text: str = "", within: str | None = None, limit: int = 50, offset: int = 0
    ) -> Page[Node]:
        """Nodes of a type, with every word of a text, that are parts of a document."""
        words = asked(text)
        if words.text and not words.words:
            return Page((), 0)  # signs alone are no word that anything could hold
        types = {"type": (ontology().node(type).name,)} if type else {}
        told = {"document": within, "offset": offset, "limit": limit}
        if words.text:
            told |= {"query": every_word(words), "text": words.text, "symbol": words.symbol, "type": type}
            told |= {"phrase": f" {' '.join(words.words)}"}
            return _page(self._ask(statement("search"), told))
        if within is not None:
            return _page(self._ask(statement("list_within", **types), told))
        return self._listed(types, told)

    def _listed(self, types: Mapping[str, tuple[str, ...]], told: Mapping[str, Any]) -> Page[Node]:
        """A page and the number of all, which the server has at hand."""

        def ask(transaction: Any) -> tuple[Rows, Rows]:
            counted = transaction.run(statement("list_total", **(types or {"type": ("Thing",)})))
            return transaction.run(statement("list", **types), told), counted

        found, [[total, hidden]] = self.connection.read(ask)
        return Page(tuple(_nodes(found)), total - hidden)

    def edges(
        self, ids: Iterable[str], *, types: Sequence[str] | None = None, direction: Direction = "both",
        limit: int = 1000, most: int | None = None,
    ) -> Cut[Edge]:  # fmt: skip
        """The edges at these nodes, of these types."""
        known = ontology().edges
        wanted = tuple(known) if types is None else tuple({ontology().edge(name).name: None for name in types})
        told = {**rows.asked_rows(ids), "out": direction != "in", "in": direction != "out"}
        if not wanted or not told["ids"]:
            return Cut((), limit)
        narrowed = {"types": tuple(name for name in known if name in wanted)}
        told |= {"order": _type_order(), "limit": limit, "most": most}
        return _cut(self._ask(statement("edges", **narrowed), told), limit)

    def reach(self, ids: Iterable[str], steps: Sequence[Step], *, depth: int = 20, limit: int = 1000) -> Cut[Edge]:
        """Every edge that a walk from these nodes along these steps passes, nearest first."""
        along = {"out": _types(steps, "out"), "in": _types(steps, "in")}
        told = {**rows.asked_rows(ids), "depth": depth, "order": _type_order(), "limit": limit}
        return _cut(self._ask(statement("reach", **along), told) if steps and told["ids"] else [], limit)

    def holding(self, phrases: Iterable[str], *, limit: int = 200) -> dict[str, tuple[str, ...]]:
        """For each phrase the ids of the nodes one of whose names holds its words side by side."""
        split = {phrase: together for phrase in phrases if (together := words(phrase))}
        told = [
            {"phrase": phrase, "query": side_by_side(together), "words": f" {' '.join(together)} "}
            for phrase, together in split.items()
        ]
        found = self._ask(statement("holding"), {"phrases": told, "limit": limit}) if told else []
        return {phrase: tuple(ids) for phrase, ids in found if 0 < len(ids) <= limit}

    def around(self, walks: Sequence[Walk]) -> Around:
        """Several walks at once, with what they meet and the warnings about it, in one trip."""
        along = tuple((_types(walk.steps, "out"), _types(walk.steps, "in")) for walk in walks)
        told = rows.asked_rows(id for walk in walks for id in walk.ids)
        limits = [{"ids": [*one.ids], "depth": one.depth, "limit": one.limit, "onward": one.onward} for one in walks]
        told |= {"walks": limits, "order": _type_order()}
        for known, passed, things, warnings, meant in (
            self._ask(for_walks("around", along), told) if told["ids"] else ()
        ):
            nodes = {node.id: node for node in _nodes(things)}
            united = waiting.warnings(map(rows.warning_of, warnings), dict(meant))
            return Around(
                known=dict(known),
                walks=tuple(_passed(walk, one["edges"], one["total"]) for walk, one in zip(walks, passed, strict=True)),
                things=nodes,
                warnings=tuple(one for one in united if not nodes.keys().isdisjoint(one.about)),
            )
        return Around({}, tuple(Cut((), walk.limit) for walk in walks), {}, ())

    def counts(self) -> Counts:
        """How much the graph holds."""

        def ask(transaction: Any) -> Counts:
            [[sources, unresolved, warnings, hidden]] = transaction.run(statement("counts"))
            less = dict(transaction.run(statement("counts_hidden"))) if hidden else {}
            found = {type: count - less.get(type, 0) for type, count in transaction.run(counting())}
            nodes = {type: found[type] for type in ontology().nodes if found[type]}
            edges = {type: found[type] for type in ontology().edges if found[type]}
            return Counts(nodes, edges, sources, unresolved, warnings)

        return self.connection.read(ask)

    # --- sources and what waits for a reader ------------------------------------------------------------------

    def sources(self) -> tuple[Source, ...]:
        """All sources by id, without their texts."""
        return tuple(rows.source_of(row) for [row] in self._ask(statement("sources")))

    def source(self, id: str) -> Source | None:
        """One source with its text."""
        return next((rows.source_of(row) for [row] in self._ask(statement("source"), {"id": id})), None)

    def stated(self, id: str) -> Fragment | None:
        """What one source states, under the ids that it states."""
        return self.connection.read(lambda transaction: stated(transaction, id))

    def unresolved(self, ids: Iterable[str] | None = None) -> tuple[Unresolved, ...]:
        """Mentions that could not be tied to one thing; with `ids` those that have one as a candidate."""
        wanted = None if ids is None else sorted(set(ids))
        stated = [rows.unresolved_of(row) for [row] in self._waiting("unresolved", wanted)]
        known = self.canonical({*(wanted or ()), *(id for one in stated for id in one.candidates)}) if stated else {}
        meant = None if wanted is None else {known[id] for id in wanted if id in known}
        united = waiting.unresolved(stated, known)
        return tuple(one for one in united if meant is None or meant.intersection(one.candidates))

    def warnings(self, ids: Iterable[str] | None = None) -> tuple[Warning, ...]:
        """Contradictions in the sources; with `ids` those about one of them."""
        wanted = None if ids is None else sorted(set(ids))
        stated = [rows.warning_of(row) for [row] in self._waiting("warning", wanted)]
        known = self.canonical({*(wanted or ()), *(id for one in stated for id in one.about)}) if stated else {}
        meant = None if wanted is None else {known[id] for id in wanted if id in known}
        united = waiting.warnings(stated, known)
        return tuple(one for one in united if meant is None or meant.intersection(one.about))

    def _waiting(self, kind: str, wanted: Iterable[str] | None) -> Rows:
        """What may concern these ids: all ids of one document are of one series."""
        if wanted is None:
            return self._ask(statement("waiting"), {"kind": kind})
        series = sorted({series_of(id) for id in wanted})
        return self._ask(statement("waiting_about"), {"kind": kind, "series": series}) if series else []

    # --- the whole graph --------------------------------------------------------------------------------------

    def iterate_nodes(self) -> Iterator[Node]:
        """Every node in plain string order of ids, a page at a time."""
        after = ""
        while True:
            told = {"after": after, "limit": _AT_ONCE}
            found = list(_nodes(self._ask(statement("nodes_after"), told)))
            yield from found
            if len(found) < _AT_ONCE:
                return
            after = found[-1].id

    def iterate_edges(self) -> Iterator[Edge]:
        """Every edge in plain string order of ids.

        They come by their sources; an edge waits until no source that follows can have one that stands before it.
        """
        waiting_edges: list[Edge] = []
        for first, found in self._edges_by_source():
            waiting_edges.sort(key=lambda edge: edge.id)
            ready = [edge for edge in waiting_edges if edge.id < first]
            yield from ready
            waiting_edges = [*waiting_edges[len(ready) :], *found]
        yield from sorted(waiting_edges, key=lambda edge: edge.id)

    def _edges_by_source(self) -> Iterator[tuple[str, list[Edge]]]:
        """Pages of edges, each with the id of its first source."""
        narrowed, after = {"types": tuple(ontology().edges)}, ""
        while True:
            found = self._ask(statement("edges_after", **narrowed), {"after": after, "limit": _AT_ONCE})
            if found:
                edges = [rows.edge_of(type, source, *rest) for source, all in found for type, *rest in all]
                yield found[0][0], edges
                after = found[-1][0]
            if len(found) < _AT_ONCE:
                return

    def version(self) -> int:
        """A number that grows with every change of the graph."""
        return int(self._ask(statement("version"))[0][0])

    # --- change -----------------------------------------------------------------------------------------------

    def apply(self, fragment: Fragment, beside: Sequence[Fragment] = ()) -> Applied:
        """Add one source, or put its new edition in place of the old, with those beside it: whole or not at all."""
        source = fragment.source
        require_sound(fragment, *beside)
        nodes, edges = len({node.id for node in fragment.nodes}), len({edge.id for edge in fragment.edges})
        before = replace_source(self.connection, source.id, fragment, beside).before
        changed = before.sha256 != source.sha256
        return Applied(source.id, changed, replaced=changed and before.sha256 is not None, nodes=nodes, edges=edges)

    def remove(self, source: str, beside: Sequence[Fragment] = ()) -> Applied:
        """Take away what only this source said, and the merges that rested on it."""
        require_sound(*beside)
        outcome = replace_source(self.connection, source, None, beside)
        if outcome.before.sha256 is None:
            raise NotFound(source, near_ids(source, [one.id for one in self.sources()]))
        return Applied(source, changed=True, replaced=False, nodes=len(outcome.before.states), edges=outcome.edges)


@cache
def _type_order() -> dict[str, int]:
    """The place of each edge type in the ontology."""
    return {type: place for place, type in enumerate(ontology().edges)}


def _types(steps: Sequence[Step], way: Direction) -> tuple[str, ...]:
    """The types to follow one way; raises at an unknown type."""
    wanted = {ontology().edge(type).name for type, each in steps if each == way}
    return tuple(type for type in ontology().edges if type in wanted)


def _cut(found: Rows, limit: int) -> Cut[Edge]:
    """Edges whose rows say how many there are."""
    total = found[0][-1] if found else 0
    return Cut(tuple(rows.edge_of(*row) for *row, _ in found[:limit]), limit, max(0, total - limit))


def _passed(walk: Walk, edges: Rows, total: int) -> Cut[Edge]:
    return Cut(tuple(rows.edge_of(*row) for row in edges), walk.limit, total - len(edges))


def _nodes(found: Rows) -> Iterator[Node]:
    return (rows.node_of(labels, properties) for labels, properties in found)


def _page(found: Rows) -> Page[Node]:
    [[total, page]] = found
    return Page(tuple(_nodes(page)), total)
