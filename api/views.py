"""Lists that the ways in show of a graph: plain objects, the same for `--json` and over HTTP.

Sources and warnings keep the form that they have in an export (`graph.interchange`).
"""

from collections.abc import Mapping
from typing import Any

from api.thing import node_of
from graph.answer import summary, things_of
from graph.errors import NotFound
from graph.interchange import source_json, warning_json
from graph.model import Node, Source, Warning
from graph.ontology import EdgeType, NodeType, ontology
from graph.stores.base import Store
from graph.text import fold, words


def brief(node: Node) -> dict[str, Any]:
    """A node as lists show it.

    >>> brief(Node("57-nq-tw", "Document", {"symbol": "57-NQ/TW"}, ()))
    {'id': '57-nq-tw', 'type': 'Document', 'caption': '57-NQ/TW', 'symbol': '57-NQ/TW'}
    """
    return {"id": node.id, **summary(node)}


def nodes(
    store: Store, *, type: str | None = None, text: str = "", within: str | None = None, limit: int = 50, offset: int = 0
) -> dict[str, Any]:  # fmt: skip
    """A page of the nodes that a filter keeps, in brief."""
    page = store.find(type=type, text=text, within=within, limit=limit, offset=offset)
    return {"items": [brief(node) for node in page.items], "total": page.total, "limit": limit, "offset": offset}


def search(store: Store, query: str, *, limit: int = 6) -> dict[str, Any]:
    """What words find, grouped by type; where they find nothing, the names that come near.

    What bears exactly this name comes first, then all that has a name, then tasks and sections, which are many.
    """
    groups = [_group(store, type, query, limit) for type in ontology().nodes.values()] if words(query) else []
    kept = sorted((group for group in groups if group["total"]), key=lambda one: _late(one, fold(query)))
    return {
        "query": query,
        "total": sum(group["total"] for group in kept),
        "groups": kept,
        "near": [] if kept else [brief(node) for node in store.near(query)],
    }


def _late(group: Mapping[str, Any], query: str) -> tuple[bool, bool, bool]:
    """What a group of hits stands behind: another's exact name, any name, tasks."""
    exact = any(query in (fold(one["caption"]), fold(one.get("place", ""))) for one in group["items"])
    in_a_document = "place" in ontology().node(group["type"]).facts
    return not exact, in_a_document, group["type"] == "Section"


def _group(store: Store, type: NodeType, query: str, limit: int) -> dict[str, Any]:
    page = store.find(type=type.name, text=query, limit=limit)
    items = [brief(node) for node in page.items]
    return {"type": type.name, "label": dict(type.label), "total": page.total, "items": items}


def sources(store: Store) -> dict[str, Any]:
    """Every loaded source, without its text."""
    listed = [source_json(source) for source in store.sources()]
    return {"items": listed, "total": len(listed)}


def source(store: Store, id: str) -> dict[str, Any]:
    """One source; `characters` is the length of its text, 0 where only a record is known."""
    found = _source(store, id)
    plain = {name: value for name, value in source_json(found).items() if name != "text"}
    return {**plain, "characters": len(found.text)}


def _source(store: Store, id: str) -> Source:
    found = store.source(id)
    if found is None:
        raise NotFound(id, [one.id for one in store.sources() if id in one.id or one.document in id][:5])
    return found


class TextNotLoaded(NotFound):
    """A source of which only facts are known: nobody loaded its text."""

    def __init__(self, source: Source) -> None:
        super().__init__(source.id)
        self.document = source.document


def text(
    store: Store, id: str, *, start: int = 0, end: int | None = None, around: int = 0
) -> dict[str, Any]:  # fmt: skip
    """The original text of a source, or its characters from `start` to `end` with `around` more on both sides.

    `start` and `end` of the answer are those of the characters given back: they count code points, as evidence does.
    """
    found = _source(store, id)
    if not found.text:
        raise TextNotLoaded(found)
    last = len(found.text) if end is None else min(len(found.text), end + around)
    first = min(max(0, start - around), last)
    return {
        "source": found.id, "document": found.document, "text": found.text[first:last], "start": first, "end": last,
    }  # fmt: skip


def warnings(store: Store, *, about: str | None = None, limit: int = 50, offset: int = 0) -> dict[str, Any]:
    """A page of the contradictions in the sources, and the things that they are about."""
    found = store.warnings(None if about is None else [node_of(store, about).id])
    return _warnings_page(store, found, limit, offset)


def _warnings_page(store: Store, found: tuple[Warning, ...], limit: int, offset: int) -> dict[str, Any]:
    page = found[offset : offset + limit]
    about = things_of(store, (), {id for one in page for id in one.about})
    return {
        "items": [warning_json(one) for one in page],
        "things": {id: summary(node) for id, node in about.items()},
        "total": len(found),
        "limit": limit,
        "offset": offset,
    }


def types() -> dict[str, Any]:
    """What may exist in a graph: every node and edge type with its names, facts and look."""
    known = ontology()
    return {
        "version": known.version,
        "nodes": {type.name: _node_type(type) for type in known.nodes.values()},
        "edges": {type.name: _edge_type(type) for type in known.edges.values()},
        "kinds": _labels(known.kinds),
        "codes": _labels(known.codes),
        "statuses": _labels(known.statuses),
        "methods": _labels(known.methods),
    }


def _node_type(type: NodeType) -> dict[str, Any]:
    return {
        "label": dict(type.label), "means": type.means, "facts": dict(type.facts), "caption": list(type.caption),
        "colour": dict(type.colour), "shape": type.shape,
    }  # fmt: skip


def _edge_type(type: EdgeType) -> dict[str, Any]:
    return {
        "from": list(type.sources), "to": list(type.targets), "meaning": type.meaning, "flow": type.flow,
        "facts": dict(type.facts), "reads": _labels(type.reads),
    }  # fmt: skip


def _labels(table: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {name: dict(label) for name, label in table.items()}
