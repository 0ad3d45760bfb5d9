"""One envelope for every answer, the same in the library, `--json`, HTTP and the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.ids import sort_key
from graph.interchange import edge_json, warning_json
from graph.model import Edge, Node, Warning
from graph.ontology import Language, ontology
from graph.stores.base import Store
from graph.written import amount


@dataclass(frozen=True)
class Answer:
    """What a question found: the things and edges it speaks of, and the answer in terms of their ids."""

    question: str
    of: tuple[str, ...]
    things: Mapping[str, Node]
    edges: tuple[Edge, ...]
    answer: Mapping[str, Any]
    cut: Mapping[str, int] | None = None
    warnings: tuple[Warning, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        """The envelope as plain objects, in the shape that docs/reference/formats.md fixes."""
        return {
            "question": self.question,
            "of": list(self.of),
            "things": {id: summary(node) for id, node in self.things.items()},
            "edges": [edge_json(edge) for edge in self.edges],
            "answer": dict(self.answer),
            "cut": dict(self.cut) if self.cut else None,
            "warnings": [warning_json(one) for one in self.warnings],
        }


def caption(node: Node, lang: Language = "vi") -> str:
    """The short name of a node: the first of its type's caption facts that it has, with those that stand behind it.

    >>> caption(Node("x", "Document", {"symbol": "57-NQ/TW", "name": "n"}, ()))
    '57-NQ/TW'
    >>> caption(Node("x", "Target", {"metric": "bao phủ", "comparator": ">=", "value": "95.5", "unit": "%"}, ()))
    'bao phủ ≥ 95,5 %'
    """
    type = ontology().node(node.type)
    name = next((str(node.properties[fact]) for fact in type.caption if node.properties.get(fact)), node.id)
    behind = {fact: str(node.properties[fact]) for fact in type.behind if node.properties.get(fact)}
    return " ".join(filter(None, [name, amount(lang, **behind)]))


def summary(node: Node) -> dict[str, Any]:
    """A node in brief, as answers list it: type, caption and its facts, without evidence."""
    return {"type": node.type, "caption": caption(node), **node.properties}


def things_of(store: Store, edges: Iterable[Edge], also: Iterable[str] = ()) -> dict[str, Node]:
    """The nodes that these edges join, and some more, by id in the order of the contract."""
    ids = {*also, *(end for edge in edges for end in (edge.source, edge.target))}
    found = store.get(ids)
    return {id: found[id] for id in sorted(found, key=sort_key)}
