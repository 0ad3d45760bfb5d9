"""The data of a page as plain objects: things, links with their evidence, places on the map, answers and words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.answer import caption
from graph.ids import document_of, sort_key, split_document_id
from graph.interchange import edge_json, node_json, source_json, unresolved_json, warning_json
from graph.model import Edge, Node
from graph.ontology import ontology
from viz.layout import Box, Layout, arrange
from viz.network import Frame, Subgraph
from viz.outline import outlines
from viz.style import palette
from viz.wording import WORDS

if TYPE_CHECKING:
    from pyvis.network import Network  # type: ignore[import-untyped]

CITED = 150
"""So many cited documents stand on a map whether they drive a task or not."""
PLACES = 12
"""So many places of a thing or link travel in a page, with the number of those beyond."""


def payload(part: Subgraph) -> dict[str, Any]:
    """Everything that the page's script works with; the same graph gives the same payload."""
    layout = arrange(outlines(part), cited_groups(part))
    return {
        "around": part.around,
        "left": part.left,
        "totals": dict(part.totals),
        "frames": [_frame(one) for one in part.frames],
        "things": {id: _thing(node) for id, node in part.things.items()},
        "local": [id for name, ids in cited_groups(part) if name == "local" for id in ids],
        "edges": [_edge(edge) for edge in part.edges],
        "answers": {one.document: {**one.answer.answer, "cut": one.answer.cut} for one in part.frames},
        "through": {id: answer.answer["through_document"] for id, answer in part.above.items()},
        "overlaps": _overlaps(part),
        "warnings": [warning_json(one) for one in part.warnings],
        "unresolved": [unresolved_json(one) for one in part.unresolved],
        "sources": {one.id: {**source_json(one), "length": len(one.text)} for one in part.sources},
        "layout": _layout(layout),
        "nodes": nodes(part, layout),
        "ontology": _ontology(),
        "style": palette(),
        "words": {key: dict(label) for key, label in WORDS.items()},
    }


def nodes(part: Subgraph, layout: Layout) -> list[dict[str, Any]]:
    """The cards as node dicts of pyvis and vis-network: placed by their centre, drawn by the page, no physics.

    No `title` and no `label`: text reaches the page only as data, and the canvas only as drawn letters.
    """
    return [
        {
            "id": box.id, "x": box.x + box.width / 2, "y": box.y + box.height / 2, "shape": "custom",
            "group": part.things[box.id].type, "physics": False, "fixed": True,
        }
        for box in (*layout.cited, *layout.tasks)
    ]  # fmt: skip


def network(part: Subgraph) -> "Network":
    """The same map as a pyvis `Network`, for notebooks: nodes where the page puts them, the drivers as its edges."""
    from pyvis.network import Network  # only here: it imports IPython, a third of a second

    made = Network(directed=True)
    placed = nodes(part, arrange(outlines(part), cited_groups(part)))
    made.nodes = [{**one, "shape": "box", "label": caption(part.things[one["id"]])} for one in placed]
    made.node_ids = [one["id"] for one in placed]
    shown = set(made.node_ids)
    made.edges = [
        {"from": edge.source, "to": edge.target, "arrows": "to"}
        for edge in part.edges
        if {edge.source, edge.target} <= shown
    ]
    made.toggle_physics(False)
    return made


def cited_groups(part: Subgraph) -> list[tuple[str, Sequence[str]]]:
    """The documents that stand left of the frames, central before local, the ones that drive most tasks first.

    Where they are many, only those that drive a task: the others are found by search, and in what cites them.
    """
    framed = {frame.document for frame in part.frames}
    tasks = _driven(part)
    documents = [node for node in part.things.values() if node.type == "Document" and node.id not in framed]
    if len(documents) > CITED:
        documents = [node for node in documents if node.id in tasks]
    ranked = sorted(documents, key=lambda node: (-len(tasks.get(node.id, ())), sort_key(node.id)))
    local = [node.id for node in ranked if _is_local(node)]
    central = [node.id for node in ranked if not _is_local(node)]
    return [("central", central), ("local", local)]


def _is_local(node: Node) -> bool:
    """Whether a province issued a document: it says so, or its id, which carries the province of a local organ."""
    key, _ = split_document_id(node.id)
    return bool(node.properties.get("province") or (node.properties.get("symbol") and "." in key))


def _driven(part: Subgraph) -> Mapping[str, set[str]]:
    """The tasks behind each document, by every path that the library found."""
    ends = {edge.id: (edge.source, edge.target) for edge in part.edges}
    found: dict[str, set[str]] = {}
    for frame in part.frames:
        for path in frame.answer.answer["paths"]:
            task = ends[path[-1]][1]
            for end in {end for id in path for end in ends[id]} - {task}:
                found.setdefault(end, set()).add(task)
    return found


def _frame(frame: Frame) -> dict[str, Any]:
    return {"document": frame.document, "tasks": frame.tasks, "left": frame.left}


def _thing(node: Node) -> dict[str, Any]:
    entry = node_json(node)
    text = node.properties.get("text")
    entry["evidence"] = [_without_text(one, text) for one in entry["evidence"]]
    named, english = caption(node), caption(node, "en")
    captions = {"caption": named, **({"caption_en": english} if english != named else {})}
    return {**_capped(entry), **captions, "document": document_of(node.id)}


def _without_text(evidence: dict[str, Any], text: object) -> dict[str, Any]:
    """Evidence that quotes the whole text of its thing need not carry it twice."""
    return {name: value for name, value in evidence.items() if not (name == "quote" and value == text)}


def _edge(edge: Edge) -> dict[str, Any]:
    """A link; what proves that a task stands in its section is the task's own span, so it is not repeated."""
    entry = edge_json(edge)
    if ontology().edge(edge.type).meaning == "hierarchy":
        entry["evidence"] = []
    return _capped(entry)


def _capped(entry: dict[str, Any]) -> dict[str, Any]:
    """A thing or link with its first places: an organ that issues everything has thousands, which nobody reads here."""
    more = len(entry["evidence"]) - PLACES
    if more <= 0:
        return entry
    readings = {
        name: [{**one, "evidence": [n for n in one["evidence"] if n < PLACES]} for one in listed]
        for name, listed in entry.get("readings", {}).items()
    }
    capped = {**entry, "evidence": entry["evidence"][:PLACES], "more": more}
    return {**capped, "readings": readings} if readings else capped


def _overlaps(part: Subgraph) -> list[dict[str, Any]]:
    """Each pair of drawn tasks that overlap, once, with the words of both."""
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for answer in part.overlaps:
        evidence = {edge.id: edge_json(edge)["evidence"] for edge in answer.edges}
        for pair in answer.answer["pairs"]:
            if part.things.keys() >= set(pair["tasks"]):
                told = {name: pair[name] for name in ("tasks", "score", "parts")}
                found[tuple(pair["tasks"])] = {**told, "evidence": evidence[pair["edges"][0]]}
    return list(found.values())


def _layout(layout: Layout) -> dict[str, Any]:
    return {
        name: [_box(box) for box in getattr(layout, name)]
        for name in ("frames", "chapters", "sections", "tasks", "cited", "groups")
    }


def _box(box: Box) -> dict[str, Any]:
    counted = {"rows": box.rows, "columns": box.columns, "header": box.header} if box.rows else {}
    return {"id": box.id, "x": box.x, "y": box.y, "width": box.width, "height": box.height, **counted}


def _ontology() -> dict[str, Any]:
    known = ontology()
    return {
        "nodes": {name: dict(type.label) for name, type in known.nodes.items()},
        "edges": {
            name: {"meaning": type.meaning, "flow": type.flow, "reads": _labels(type.reads.items())}
            for name, type in known.edges.items()
        },
        "kinds": _labels(known.kinds.items()),
        "codes": _labels(known.codes.items()),
        "statuses": _labels(known.statuses.items()),
        "methods": _labels(known.methods.items()),
    }


def _labels(table: Iterable[tuple[str, Mapping[str, str]]]) -> dict[str, dict[str, str]]:
    return {name: dict(label) for name, label in table}
