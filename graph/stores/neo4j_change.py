"""What a load or removal changes in a Neo4j store: pure, from what is there to the rows that must be written.

The evidence of stored things holds everything that sources stated (`graph.resolve.node_statements`), so there are no
statements beside them: those of all sources are taken out of what the change reaches, those of the one source are
exchanged, and every thing is derived again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.ids import document_of, edge_id
from graph.model import Edge, Fragment, Node, SourceKind
from graph.resolve import (
    Identity,
    StatedDocument,
    Statement,
    derive_edge,
    derive_node,
    edge_statements,
    identify,
    node_statements,
)
from graph.stores.meaning import Meaning, documents_in, series_of

Ends = tuple[str, str, str]
EvidenceLists = Mapping[str, list[Any]]


@dataclass(frozen=True)
class KnownSource:
    """What of a source decides whose reading is shown, and what its citations can mean."""

    kind: SourceKind
    document: str
    cited_on: str | None


@dataclass
class There:
    """What is stored of what a change reaches."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)
    sources: dict[str, KnownSource] = field(default_factory=dict)
    repeated: dict[str, EvidenceLists] = field(default_factory=dict)
    """What the new source only repeats (`neo4j_repeat`): stored, and not among the nodes."""

    def has(self, id: str) -> bool:
        """Whether a thing of this id is stored, among those that were asked for."""
        return id in self.nodes or id in self.repeated

    def unknown_sources(self) -> set[str]:
        """Sources that the evidence names and that are not known yet."""
        things: tuple[Node | Edge, ...] = (*self.nodes.values(), *self.edges.values())
        return {one.source for thing in things for one in thing.evidence} - self.sources.keys()


@dataclass(frozen=True)
class Change:
    """The things to write; what is stored already as it should be is in none of these."""

    new_nodes: Sequence[Node]
    new_edges: Sequence[Edge]
    changed_nodes: Sequence[tuple[Node, Node]]
    """Each with what it was."""
    changed_edges: Sequence[Edge]
    gone_nodes: Sequence[str]
    gone_edges: Sequence[Edge]
    repeated: Mapping[str, EvidenceLists]
    """The evidence to add beside things that stay as they are."""

    @property
    def size(self) -> int:
        """How many rows it writes."""
        return sum(
            len(rows)
            for rows in (
                self.new_nodes, self.new_edges, self.changed_nodes, self.changed_edges, self.gone_nodes,
                self.gone_edges, self.repeated,
            )
        )  # fmt: skip


def meaning(there: There, source: str, fragment: Fragment | None, touched: Iterable[str]) -> Meaning:
    """Which document each id of the touched series means before the change and after it."""
    series = {series_of(id) for id in touched}
    documents = [node for node in there.nodes.values() if node.type == "Document" and series_of(node.id) in series]
    before = {id: node.id for node in documents for id in _ids(node)}
    stated = [one for node in documents for one in _stated_documents(node, there, source)]
    return Meaning(before, identify([*stated, *documents_in(fragment)]))


def _ids(node: Node) -> Iterator[str]:
    """The ids that sources state for a node."""
    for one in node.evidence:
        yield one.stated if isinstance(one.stated, str) else node.id


def _stated_documents(node: Node, there: There, without: str) -> Iterator[StatedDocument]:
    for one in node_statements(node):
        known = there.sources[one.evidence[0].source]
        if one.evidence[0].source != without:
            yield StatedDocument(one.id, one.properties.get("issuer"), one.id == known.document, known.cited_on)


def wanted_nodes(meant: Meaning, ids: Iterable[str]) -> set[str]:
    """The things that ids mean, before the change and after it."""
    return {wanted for id in ids for wanted in (before(meant, id), meant.now(id))} | set(meant.documents())


def before(meant: Meaning, id: str) -> str:
    """What an id meant before the change."""
    document = document_of(id)
    return meant.before[document] + id[len(document) :] if document in meant.before else id


def moved_nodes(there: There, meant: Meaning) -> set[str]:
    """The stored things of which a statement comes to mean another thing."""
    return {node.id for node in there.nodes.values() if any(_now(id, node.id, meant) != node.id for id in _ids(node))}


def _now(stated: str, current: str, meant: Meaning) -> str:
    """What a stated id means after the change: as now, where its document is not touched."""
    document = document_of(stated)
    return meant.now(stated) if document in meant.after or document in meant.before else current


def wanted_edges(there: There, meant: Meaning, fragment: Fragment | None) -> set[Ends]:
    """The edges that may be stored and that statements will belong to; those of which an end is new are not asked for."""
    wanted = {_ends_now(one, edge, meant) for edge in there.edges.values() for one in edge_statements(edge)}
    for edge in fragment.edges if fragment else ():
        ends = (edge.type, meant.now(edge.source), meant.now(edge.target))
        if there.has(ends[1]) and there.has(ends[2]):
            wanted.add(ends)
    return {ends for ends in wanted if edge_id(*ends) not in there.edges}


def _ends_now(stated: Edge, stored: Edge, meant: Meaning) -> Ends:
    start, end = _now(stated.source, stored.source, meant), _now(stated.target, stored.target, meant)
    return stated.type, start, end


def change(there: There, meant: Meaning, source: str, fragment: Fragment | None) -> Change:
    """What must be written so that what is there becomes the graph without the source's old statements, with its new."""
    nodes = _node_statements(there, meant, source)
    edges = _edge_statements(there, meant, source)
    if fragment:
        _add(fragment, meant, there, nodes, edges)
    made = [derive_node(meant.after.get(id, Identity(id, id)), all) for id, all in nodes.items()]
    linked = [derive_edge(start, end, all) for (_, start, end), all in edges.items()]
    return _difference(there, made, linked)


def _node_statements(there: There, meant: Meaning, without: str) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for node in there.nodes.values():
        for one in node_statements(node):
            if one.evidence[0].source != without:
                found.setdefault(_now(one.id, node.id, meant), []).append(_statement(one, there))
    return found


def _edge_statements(there: There, meant: Meaning, without: str) -> dict[Ends, list[Statement]]:
    found: dict[Ends, list[Statement]] = {}
    for edge in there.edges.values():
        for one in edge_statements(edge):
            if one.evidence[0].source != without:
                found.setdefault(_ends_now(one, edge, meant), []).append(_statement(one, there))
    return found


def _statement(thing: Node | Edge, there: There) -> Statement:
    known = there.sources[thing.evidence[0].source]
    return Statement(thing, known.kind, known.document)


def _add(
    fragment: Fragment, meant: Meaning, there: There,
    nodes: dict[str, list[Statement]], edges: dict[Ends, list[Statement]],
) -> None:  # fmt: skip
    kind, document = fragment.source.kind, fragment.source.document
    for node in (one for one in fragment.nodes if one.id not in there.repeated):
        nodes.setdefault(meant.now(node.id), []).append(Statement(node, kind, document))
    for edge in fragment.edges:
        ends = (edge.type, meant.now(edge.source), meant.now(edge.target))
        edges.setdefault(ends, []).append(Statement(edge, kind, document))


def _difference(there: There, nodes: Iterable[Node], edges: Iterable[Edge]) -> Change:
    made: Mapping[str, Node] = {node.id: node for node in nodes}
    linked: Mapping[str, Edge] = {edge.id: edge for edge in edges}
    return Change(
        new_nodes=[node for id, node in made.items() if id not in there.nodes],
        new_edges=[edge for id, edge in linked.items() if id not in there.edges],
        changed_nodes=[
            (node, there.nodes[id]) for id, node in made.items() if id in there.nodes and there.nodes[id] != node
        ],
        changed_edges=[edge for id, edge in linked.items() if id in there.edges and there.edges[id] != edge],
        gone_nodes=[id for id in there.nodes if id not in made],
        gone_edges=[edge for id, edge in there.edges.items() if id not in linked],
        repeated=there.repeated,
    )
