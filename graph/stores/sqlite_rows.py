"""Things as rows and back: the columns that are asked for stand alone, all else is one JSON array.

    node, node_statement   body = [properties, evidence, aliases, readings]
    edge, edge_statement   body = [properties, evidence, readings]

Arrays, not objects: half the bytes, and a row becomes an `Evidence` without looking its names up.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from graph.model import Edge, Evidence, Node, Reading, Readings, Source, Unresolved, Warning

to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_from_json = json.JSONDecoder().raw_decode  # without the search for spaces that `loads` does around each row
Row = tuple[Any, ...]


def node_body(node: Node) -> str:
    """All of a node that is not a column."""
    return to_json([node.properties, _evidence_rows(node.evidence), node.aliases, _reading_rows(node.readings)])


def node_of(id: str, type: str, body: str) -> Node:
    """The node of a row."""
    properties, evidence, aliases, readings = _from_json(body)[0]
    return Node(id, type, _tuples(properties), _evidence(evidence), tuple(aliases), _readings(readings))


def edge_body(edge: Edge) -> str:
    """All of an edge that is not a column."""
    return to_json([edge.properties, _evidence_rows(edge.evidence), _reading_rows(edge.readings)])


def edge_of(type: str, source: str, target: str, body: str) -> Edge:
    """The edge of a row."""
    properties, evidence, readings = _from_json(body)[0]
    return Edge(type, source, target, _tuples(properties), _evidence(evidence), _readings(readings))


def unresolved_body(one: Unresolved) -> str:
    """All of an unresolved mention that is not a column."""
    return to_json([one.mention, one.candidates, _evidence_rows(one.evidence)])


def unresolved_of(id: str, body: str) -> Unresolved:
    """The unresolved mention of a row."""
    mention, candidates, evidence = _from_json(body)[0]
    return Unresolved(id, _tuples(mention), tuple(candidates), _evidence(evidence))


def warning_body(one: Warning) -> str:
    """All of a warning that is not a column."""
    message = dict(one.message)
    return to_json([one.rule, one.severity, message, one.readings, one.about, _evidence_rows(one.evidence)])


def warning_of(id: str, body: str) -> Warning:
    """The warning of a row."""
    rule, severity, message, readings, about, evidence = _from_json(body)[0]
    told = tuple(_tuples(one) for one in readings)
    return Warning(id, rule, severity, message, told, tuple(about), _evidence(evidence))


def source_row(source: Source, cited_on: str | None) -> Row:
    """A source as a row of its table."""
    about = to_json(dict(source.about))
    return source.id, source.kind, source.name, source.sha256, source.document, cited_on, about, source.text


def source_of(id: str, kind: Any, name: str, sha256: str, document: str, about: str, text: str = "") -> Source:
    """The source of a row."""
    return Source(id, kind, name, sha256, document, text, json.loads(about))


def _evidence_rows(evidence: Iterable[Evidence]) -> list[Row]:
    return [
        (e.source, e.place, e.method, e.start, e.end, e.quote, e.fields, e.confidence, e.stated) for e in evidence
    ]  # fmt: skip


def _evidence(rows: Iterable[list[Any]]) -> tuple[Evidence, ...]:
    return tuple(
        [
            Evidence(source, place, method, start, end, quote, _tuple(fields), confidence, _tuple(stated))
            for source, place, method, start, end, quote, fields, confidence, stated in rows
        ]
    )


def _reading_rows(readings: Readings) -> dict[str, list[Row]]:
    return {name: [(one.value, one.evidence) for one in listed] for name, listed in readings.items()}


def _readings(rows: Mapping[str, list[list[Any]]]) -> Readings:
    return {
        name: tuple(Reading(_tuple(value), tuple(evidence)) for value, evidence in listed)
        for name, listed in rows.items()
    }


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _tuples(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _tuple(value) for name, value in properties.items()}
