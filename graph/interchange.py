"""The stable outside form of a graph: JSON objects, and JSON Lines with one thing a line.

    {"format": "policygraph", "version": 1}
    {"source": ...} {"node": ...} {"edge": ...} {"unresolved": ...} {"warning": ...}     each kind sorted by id

The same graph gives the same bytes; what is not said is absent. `read_lines` gives back the statements of every
source, so that an export loads into an equal graph. Version 1 only ever gains optional keys.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import NoneType
from typing import Any

from graph.errors import BadInput, OntologyError
from graph.model import Edge, Evidence, Fragment, Node, Reading, Readings, Source, Unresolved, Warning
from graph.resolve import edge_statements, node_statements
from graph.stores.base import Store

HEADER: Mapping[str, Any] = {"format": "policygraph", "version": 1}


# --- to JSON ---------------------------------------------------------------------------------------------------


def evidence_json(one: Evidence) -> dict[str, Any]:
    """Evidence as an object; `as` is the id, or the two ends, as the source stated it.

    >>> evidence_json(Evidence("text.x", "I/1", "cited", 0, 2, "ab"))
    {'source': 'text.x', 'place': 'I/1', 'start': 0, 'end': 2, 'quote': 'ab', 'method': 'cited'}
    """
    span = {} if one.start is None else {"start": one.start, "end": one.end, "quote": one.quote}
    rest = {
        "confidence": "low" if one.confidence == "low" else None,
        "as": list(one.stated) if isinstance(one.stated, tuple) else one.stated,
    }
    fields = {} if one.fields is None else {"fields": list(one.fields)}  # [] is said: it supports none of them
    return {"source": one.source, "place": one.place, **span, "method": one.method, **fields, **_said(rest)}


def node_json(node: Node) -> dict[str, Any]:
    """A node as one object of JSON Lines."""
    head = {"node": node.id, "type": node.type, "properties": _plain(node.properties)}
    return {**head, **_said({"aliases": list(node.aliases)}), **_grounds(node)}


def edge_json(edge: Edge) -> dict[str, Any]:
    """An edge as one object of JSON Lines."""
    head = {"edge": edge.id, "type": edge.type, "from": edge.source, "to": edge.target}
    return {**head, **_said({"properties": _plain(edge.properties)}), **_grounds(edge)}


def source_json(source: Source) -> dict[str, Any]:
    """A source as one object of JSON Lines, with its text where it has one."""
    head = {"source": source.id, "kind": source.kind, "name": source.name, "sha256": source.sha256}
    return {**head, "document": source.document, **_said({"about": dict(source.about), "text": source.text})}


def unresolved_json(one: Unresolved) -> dict[str, Any]:
    """An unresolved mention as one object of JSON Lines."""
    head = {"unresolved": one.id, "mention": _plain(one.mention), "candidates": list(one.candidates)}
    return {**head, "evidence": [evidence_json(each) for each in one.evidence]}


def warning_json(one: Warning) -> dict[str, Any]:
    """A warning as one object of JSON Lines."""
    head = {"warning": one.id, "rule": one.rule, "severity": one.severity, "message": dict(one.message)}
    rest = {"readings": [_plain(each) for each in one.readings], "about": list(one.about)}
    return {**head, **rest, "evidence": [evidence_json(each) for each in one.evidence]}


def _grounds(thing: Node | Edge) -> dict[str, Any]:
    readings = {
        name: [{"value": one.value, "evidence": list(one.evidence)} for one in listed]
        for name, listed in thing.readings.items()
    }
    return {"evidence": [evidence_json(one) for one in thing.evidence], **_said({"readings": readings})}


def _said(entries: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entries.items() if value not in (None, "", [], {})}


def _plain(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}


def lines(store: Store) -> Iterator[str]:
    """The whole graph as JSON Lines, one thing at a time: the same bytes for the same graph."""
    yield _line(HEADER)
    for source in store.sources():
        yield _line(source_json(store.source(source.id) or source))
    for node in store.iterate_nodes():
        yield _line(node_json(node))
    for edge in store.iterate_edges():
        yield _line(edge_json(edge))
    for mention in store.unresolved():
        yield _line(unresolved_json(mention))
    for warning in store.warnings():
        yield _line(warning_json(warning))


def _line(entry: Mapping[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False, separators=(", ", ": ")) + "\n"


# --- from JSON -------------------------------------------------------------------------------------------------


def node_of(entry: Mapping[str, Any]) -> Node:
    """The node that `node_json` made an object of."""
    return Node(
        _text(entry, "node"), _text(entry, "type"), _tuples(entry["properties"]), _evidence(entry),
        tuple(entry.get("aliases", ())), _readings(entry),
    )  # fmt: skip


def edge_of(entry: Mapping[str, Any]) -> Edge:
    """The edge that `edge_json` made an object of."""
    properties = _tuples(entry.get("properties", {}))
    type, source, target = (_text(entry, key) for key in ("type", "from", "to"))
    return Edge(type, source, target, properties, _evidence(entry), _readings(entry))


def _evidence_of(entry: Mapping[str, Any]) -> Evidence:
    start, end = entry.get("start"), entry.get("end")
    if not (type(start) is type(end) and type(start) in (int, NoneType)):
        raise TypeError(f"{start!r} to {end!r} is no span of whole numbers")
    source, place, method = (_text(entry, key) for key in ("source", "place", "method"))
    fields = tuple(entry["fields"]) if "fields" in entry else None
    confidence = entry.get("confidence", "high")
    return Evidence(source, place, method, start, end, entry.get("quote"), fields, confidence, _tuple(entry.get("as")))  # type: ignore[arg-type]


def _evidence(entry: Mapping[str, Any]) -> tuple[Evidence, ...]:
    return tuple(_evidence_of(one) for one in entry["evidence"])


def _readings(entry: Mapping[str, Any]) -> Readings:
    return {
        name: tuple(Reading(_tuple(one["value"]), tuple(one["evidence"])) for one in listed)
        for name, listed in entry.get("readings", {}).items()
    }


def _text(entry: Mapping[str, Any], key: str) -> str:
    value = entry[key]
    if not isinstance(value, str):
        raise TypeError(f"{key} {value!r} is no text")
    return value


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _tuples(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _tuple(value) for name, value in properties.items()}


def read_lines(name: str, text: Iterable[str]) -> list[Fragment]:
    """The fragments of every source in an export, ready to be applied; raises BadInput with the line at fault."""
    parts: dict[str, _Parts] = {}
    number = 0
    try:
        for number, line in enumerate(text, 1):
            if line.strip():
                _take(json.loads(line), number, parts)
    except _FAULTS as error:
        problem = f"line {number} is no entry of a policygraph export ({type(error).__name__}: {error})"
        raise BadInput(name, problem, _REMEDY) from error
    if not number:
        raise BadInput(name, "there is no line in this export", _REMEDY)
    return [one.fragment() for one in parts.values()]


_FAULTS = (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError, OntologyError)
"""What an entry raises that is not of the shape of its kind."""
_REMEDY = "Write it again with: policygraph export -o graph.jsonl"


class _Parts:
    """What an export says of one source, while its lines come in."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self.unresolved: list[Unresolved] = []
        self.warnings: list[Warning] = []

    def fragment(self) -> Fragment:
        return Fragment(self.source, tuple(self.nodes), tuple(self.edges), tuple(self.unresolved), tuple(self.warnings))


def _take(entry: Mapping[str, Any], number: int, parts: dict[str, _Parts]) -> None:
    if number == 1:
        if {key: entry[key] for key in HEADER} != HEADER:
            raise ValueError(f"expected the header {json.dumps(HEADER)}")
        return
    take = next((take for key, take in _TAKERS.items() if key in entry), None)
    if take is None:
        raise ValueError(f"no source, node, edge, unresolved or warning among its keys {sorted(entry)}")
    take(entry, parts)


def _take_node(entry: Mapping[str, Any], parts: dict[str, _Parts]) -> None:
    for node in node_statements(node_of(entry)):
        _part(parts, node.evidence[0].source).nodes.append(node)


def _take_edge(entry: Mapping[str, Any], parts: dict[str, _Parts]) -> None:
    for edge in edge_statements(edge_of(entry)):
        _part(parts, edge.evidence[0].source).edges.append(edge)


def _take_unresolved(entry: Mapping[str, Any], parts: dict[str, _Parts]) -> None:
    mention, candidates = _tuples(entry["mention"]), tuple(entry["candidates"])
    for origin, evidence in _by_source(entry):
        one = Unresolved(_text(entry, "unresolved"), mention, candidates, evidence)
        _part(parts, origin).unresolved.append(one)


def _take_warning(entry: Mapping[str, Any], parts: dict[str, _Parts]) -> None:
    id, rule, severity, message = (entry[key] for key in ("warning", "rule", "severity", "message"))
    readings, about = tuple(_tuples(one) for one in entry["readings"]), tuple(entry["about"])
    for origin, evidence in _by_source(entry):
        _part(parts, origin).warnings.append(Warning(id, rule, severity, message, readings, about, evidence))


def _take_source(entry: Mapping[str, Any], parts: dict[str, _Parts]) -> None:
    known: dict[str, Any] = {key: _text(entry, key) for key in ("kind", "name", "sha256", "document")}
    source = Source(_text(entry, "source"), **known, text=entry.get("text", ""), about=dict(entry.get("about", {})))
    if source.id in parts:
        raise ValueError(f"the source {source.id} stands twice")
    parts[source.id] = _Parts(source)


def _part(parts: Mapping[str, _Parts], source: str) -> _Parts:
    if source not in parts:
        raise ValueError(f"its source {source} has no line above")
    return parts[source]


_TAKERS: Mapping[str, Callable[[Mapping[str, Any], dict[str, _Parts]], None]] = {
    "node": _take_node,
    "edge": _take_edge,
    "unresolved": _take_unresolved,
    "warning": _take_warning,
    "source": _take_source,
}


def _by_source(entry: Mapping[str, Any]) -> list[tuple[str, tuple[Evidence, ...]]]:
    grouped: dict[str, list[Evidence]] = {}
    for one in _evidence(entry):
        grouped.setdefault(one.source, []).append(one)
    return [(source, tuple(listed)) for source, listed in grouped.items()]
