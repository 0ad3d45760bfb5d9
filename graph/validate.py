"""A fragment held against the ontology: what breaks it is said before anything is written."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from graph.errors import InvalidFragment, OntologyError
from graph.model import Edge, Evidence, Fragment, Node, Source, Unresolved, Warning
from graph.ontology import EdgeType, NodeType, ontology

_ID = re.compile(r"[A-Za-z0-9._~-]+")
_DATE = re.compile(r"(?:1[89]|20)[0-9]{2}(?:-[0-9]{2}-[0-9]{2})?")


def problems(fragment: Fragment) -> list[str]:
    """Everything in a fragment that the ontology or the evidence rule forbids; empty when all is well.

    >>> from graph.model import Fragment, Node, Source
    >>> source = Source("text.x", "text", "x.txt", "0" * 64, "x")
    >>> problems(Fragment(source, (Node("x", "Document", {"colour": "red"}, ()),)))
    ["x: Document has no fact 'colour'", 'x: no evidence']
    """
    types = {node.id: node.type for node in fragment.nodes}
    found: list[str] = []
    for node in fragment.nodes:
        found += [f"{node.id}: {problem}" for problem in _node(node, types, fragment.source)]
    for edge in fragment.edges:
        found += [f"{edge.id}: {problem}" for problem in _edge(edge, types, fragment.source)]
    waiting: list[Unresolved | Warning] = [*fragment.unresolved, *fragment.warnings]
    for other in waiting:
        found += [f"{other.id}: {problem}" for problem in _evidence(other.evidence, fragment.source)]
    return found


def require_sound(*fragments: Fragment) -> None:
    """Raise InvalidFragment with all problems of the first that has any."""
    for one in fragments:
        if found := problems(one):
            raise InvalidFragment(one.source.id, found)


def _node(node: Node, types: dict[str, str], source: Source) -> Iterator[str]:
    if not _ID.fullmatch(node.id):
        yield "an id may hold only letters, digits and . _ ~ -"
    if types[node.id] != node.type:
        yield f"is both {types[node.id]} and {node.type}"
    if node.type in ontology().nodes:
        yield from _facts(ontology().node(node.type), node.properties)
    else:
        yield str(OntologyError("type", node.type, list(ontology().nodes)))
    yield from _evidence(node.evidence, source)


def _edge(edge: Edge, types: dict[str, str], source: Source) -> Iterator[str]:
    try:
        type = ontology().edge(edge.type)
    except OntologyError as error:
        yield str(error)
        return
    for end, id, allowed in (("from", edge.source, type.sources), ("to", edge.target, type.targets)):
        if id not in types:
            yield f"its {end} node {id} is not in the fragment"
        elif types[id] not in allowed:
            yield f"cannot run {end} a {types[id]}, only {end} {' or '.join(allowed)}"
    yield from _facts(type, edge.properties)
    yield from _evidence(edge.evidence, source)


def _facts(type: NodeType | EdgeType, properties: Mapping[str, object]) -> Iterator[str]:
    for name, value in properties.items():
        kind = type.facts.get(name)
        if kind is None:
            yield f"{type.name} has no fact {name!r}"
        elif kind in ("status", "ids"):
            yield f"{name} is derived, not stated"
        elif not value:
            yield f"{name} is empty: what is not said is absent"
        elif kind == "texts":
            if not isinstance(value, tuple) or not all(isinstance(one, str) and one for one in value):
                yield f"{name} {value!r} is no tuple of texts"
        elif not isinstance(value, str):
            yield f"{name} {value!r} is no text"
        elif kind == "date" and not _is_date(value):
            yield f"{name} {value!r} is no ISO date or year"
        elif kind == "kind" and value not in ontology().kinds:
            yield str(OntologyError("document kind", value, list(ontology().kinds)))


def _is_date(text: str) -> bool:
    """Whether a text is a day that the calendar has, or a year.

    >>> _is_date("2031-02-28"), _is_date("2031-02-29"), _is_date("2031"), _is_date("2031-02")
    (True, False, True, False)
    """
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text if len(text) > len("2031") else f"{text}-01-01")
    except ValueError:
        return False
    return True


def _evidence(evidence: Iterable[Evidence], source: Source) -> Iterator[str]:
    listed = list(evidence)
    if not listed:
        yield "no evidence"
    for one in listed:
        if one.source != source.id:
            yield f"evidence of another source, {one.source}"
        if one.method not in ontology().methods:
            yield str(OntologyError("method", one.method, list(ontology().methods)))
        yield from _span(one, source)


def _span(one: Evidence, source: Source) -> Iterator[str]:
    if one.start is None and one.end is None and one.quote is None:
        if one.method != "curated":
            yield f"at {one.place}: only a curated fact may lack its words"
    elif one.start is None or one.end is None or one.quote is None:
        yield f"at {one.place}: span and quote go together"
    elif not 0 <= one.start < one.end <= len(source.text):
        yield f"at {one.place}: there are no words at {one.start}:{one.end}"
    elif source.text[one.start : one.end] != one.quote:
        yield f"at {one.place}: text[{one.start}:{one.end}] is not the quoted words"
