"""One thing with everything that is known about it: its node, its links, and what waits for a reader."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.answer import caption, files_of, summary, things_of
from graph.errors import NotFound
from graph.ids import document_of, document_of_source
from graph.interchange import edge_json, node_json, unresolved_json, warning_json
from graph.model import Edge, Node, Unresolved, Warning
from graph.stores.base import Cut, Store

CAP = 1000
"""How many links one thing is shown with; hubs have 19,000."""


@dataclass(frozen=True)
class Thing:
    """A node in its surroundings; `things` are itself, the other ends, and where the evidence stands.

    `files` are the files of the tables that evidence stands in, by their sources.
    """

    node: Node
    links: Cut[Edge]
    things: Mapping[str, Node]
    warnings: tuple[Warning, ...]
    unresolved: tuple[Unresolved, ...]
    files: Mapping[str, str]

    def to_json(self) -> dict[str, Any]:
        """As plain objects: the node's entry in an export, and its surroundings."""
        cut = {"cap": self.links.cap, "left": self.links.left} if self.links.left else None
        return {
            **node_json(self.node),
            "caption": caption(self.node),
            "things": {id: summary(other) for id, other in self.things.items()},
            "edges": [edge_json(edge) for edge in self.links.items],
            "warnings": [warning_json(one) for one in self.warnings],
            "unresolved": [unresolved_json(one) for one in self.unresolved],
            "cut": cut,
            "files": dict(self.files),
        }


def thing(store: Store, id: str, *, cap: int = CAP) -> Thing:
    """The thing of this id or alias; raises NotFound with ids that come near."""
    node = node_of(store, id)
    links = store.edges([node.id], limit=cap)
    things = things_of(store, links.items, [node.id, *_documents(node, links.items)])
    warnings, unresolved = store.warnings([node.id]), store.unresolved([node.id])
    files = files_of(store, [node], links.items, warnings, unresolved)
    return Thing(node, links, things, warnings, unresolved, files)


def _documents(node: Node, links: Iterable[Edge]) -> set[str]:
    """The documents in which the evidence stands, so that a place can be told by name."""
    evidence = [*node.evidence, *(one for edge in links for one in edge.evidence)]
    return {document_of(node.id), *(document_of_source(one.source) for one in evidence)}


def node_of(store: Store, id: str) -> Node:
    """The node of this id or alias; raises NotFound with ids that come near."""
    found = store.get([id])
    if not found:
        raise NotFound(id, [near.id for near in store.near(id)])
    return next(iter(found.values()))
