"""What the sources state -> which ids are one thing, and which reading is shown. Pure, and in no order.

Two steps, both asked by a store inside `apply` and `remove`, for what a change can reach:

1. `identify`: which document ids mean one document. Canonical is the dated id, then one with a year, then a term,
   then the bare one. An id with less detail joins the one id it fits; where two fit it stays by itself, unresolved.
2. `derive_node`, `derive_edge`: one thing from all statements of it. Where statements differ on a fact all readings
   stay, each with its evidence; shown is the record's, then the document's own (its text before a table of it), then citing sources' by id.

Nothing here reads a store, and the result does not depend on the order in which sources were loaded.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.ids import document_of, split_document_id
from graph.model import Edge, Evidence, Node, Properties, Reading, Readings, SourceKind
from graph.ontology import ontology
from graph.terms import surely_within

_MODES = ("direct", "inherited")
_TEXT, _DATE, _YEAR, _TERM, _BARE = range(5)
"""What an id tells a document from others of its series by, the most exact first."""


@dataclass(frozen=True)
class StatedDocument:
    """What one source states of a document that matters to its identity."""

    id: str
    issuer: str | None = None
    own: bool = False
    """Whether it is the source's own document, not one that it cites."""
    cited_on: str | None = None
    """The date of the citing document, where it is known: nothing is cited before it exists."""


@dataclass(frozen=True)
class Identity:
    """Which document an id means; `candidates` are those that fit equally well."""

    id: str
    canonical: str
    candidates: tuple[str, ...] = ()


def identify(stated: Iterable[StatedDocument]) -> dict[str, Identity]:
    """Which of the stated document ids mean one document.

    >>> known = identify([StatedDocument("42-ct-tw"), StatedDocument("42-ct-tw.2025-01-16")])
    >>> known["42-ct-tw"].canonical
    '42-ct-tw.2025-01-16'
    >>> two = [StatedDocument(f"42-ct-tw.{date}") for date in ("2020-03-24", "2025-01-16")]
    >>> identify([StatedDocument("42-ct-tw"), *two])["42-ct-tw"]
    Identity(id='42-ct-tw', canonical='42-ct-tw', candidates=('42-ct-tw.2020-03-24', '42-ct-tw.2025-01-16'))
    """
    by_key: dict[str, dict[str, list[StatedDocument]]] = {}
    for one in stated:
        by_key.setdefault(split_document_id(one.id)[0], {}).setdefault(one.id, []).append(one)
    return {id: identity for group in by_key.values() for id, identity in _identify_key(group).items()}


def _identify_key(group: Mapping[str, Sequence[StatedDocument]]) -> dict[str, Identity]:
    found: dict[str, Identity] = {}
    meant: dict[str, list[StatedDocument]] = {}
    for id in sorted(group, key=_detail):
        fitting = [canonical for canonical, known in meant.items() if _fits(id, group[id], canonical, known)]
        canonical = fitting[0] if len(fitting) == 1 and not _is_bare_law(id) else id
        found[id] = Identity(id, canonical, tuple(sorted(fitting)) if canonical == id else ())
        meant.setdefault(canonical, []).extend(group[id])
    return found


def _is_bare_law(id: str) -> bool:
    """Whether an id is the name of a law without a year: laws are made anew under one name, and which is meant is open.

    The law of 2014 may be the only one that is dated here, and a text of 2026 still means a later one. Where one text gives
    both the name and the year, its loader knows.

    >>> _is_bare_law("law.luat-ddau-tu"), _is_bare_law("law.luat-ddau-tu.2014"), _is_bare_law("42-ct-tw")
    (True, False, False)
    """
    key, qualifier = split_document_id(id)
    return not qualifier and key.partition(".")[0] in _LAWS


_LAWS = ("law", "code", "ordinance", "constitution")


def _detail(id: str) -> tuple[int, str]:
    qualifier = split_document_id(id)[1]
    return _rank(qualifier), id


def _rank(qualifier: str) -> int:
    if qualifier.startswith("text-"):
        return _TEXT
    if not qualifier:
        return _BARE
    if qualifier.startswith("khoa-") or len(qualifier) == len("2025-2030"):
        return _TERM
    return _YEAR if len(qualifier) == len("2025") else _DATE


def _fits(lesser: str, stated: Sequence[StatedDocument], canonical: str, known: Sequence[StatedDocument]) -> bool:
    """Whether an id with less detail can mean a document; `known` is what is stated of it under all of its ids."""
    less, more = split_document_id(lesser)[1], split_document_id(canonical)[1]
    if _rank(more) == _TEXT or _rank(less) <= _rank(more) or not _same_time(less, more):
        return False
    issuers = {one.issuer for one in known if one.issuer}
    if issuers and any(one.issuer and one.issuer not in issuers for one in stated):
        return False
    dated = _rank(more) < _TERM
    return not any(dated and one.cited_on and not one.own and _before(one.cited_on, more) for one in stated)


def _before(date: str, other: str) -> bool:
    """Whether a date, or a year alone, lies before another beyond doubt."""
    return date < other[: len(date)]


def _same_time(less: str, more: str) -> bool:
    if not less:
        return True
    if _rank(less) == _YEAR:
        return more.startswith(less)
    return _rank(more) < _TERM and surely_within(more, less)


@dataclass(frozen=True)
class Statement:
    """A node or edge as stated, with what decides whose reading is shown."""

    thing: Node | Edge
    source_kind: SourceKind
    source_document: str

    @property
    def source(self) -> str:
        """The id of the source that states it."""
        return self.thing.evidence[0].source

    @property
    def order(self) -> tuple[object, ...]:
        """The record first, then the document on itself, a table after its text, then citing sources by id and place.

        Statements that share one piece of evidence stand in the order of the ids that they state.
        """
        own = isinstance(self.thing, Node) and document_of(self.thing.id) == self.source_document
        rank = 0 if self.source_kind == "record" else 3 if not own else 1 if self.source_kind == "text" else 2
        return rank, self.source, min(one.order for one in self.thing.evidence), self.thing.id


def derive_node(identity: Identity, statements: Sequence[Statement]) -> Node:
    """One node from all statements of the ids that mean it.

    A Document's `status` is derived here: loaded where its own text or table is a source.
    """
    ordered = _ordered(statements, lambda one: one.order)
    first = ordered[0].thing
    assert isinstance(first, Node)
    evidence, properties, readings = _merge(ordered, lambda thing: _stated_as(thing, identity.canonical))
    if first.type == "Document":
        properties = {**properties, **_status(identity, ordered)}
    aliases = {one.thing.id for one in ordered} - {identity.canonical}
    return Node(identity.canonical, first.type, properties, evidence, tuple(sorted(aliases)), readings)


def derive_edge(source: str, target: str, statements: Sequence[Statement]) -> Edge:
    """One edge between two canonical ends from all statements of it: a direct one wins over an inherited one."""
    ordered = _ordered(statements, lambda one: (_mode(one.thing.properties), *one.order))
    ends = (source, target)
    evidence, properties, readings = _merge(ordered, lambda thing: _ends_as(thing, ends))
    return Edge(ordered[0].thing.type, source, target, properties, evidence, readings)


def _ordered(statements: Sequence[Statement], order: Callable[[Statement], Any]) -> Sequence[Statement]:
    return statements if len(statements) == 1 else sorted(statements, key=order)


def _mode(properties: Properties) -> int:
    mode = properties.get("mode")
    return _MODES.index(mode) if mode in _MODES else 0


def _status(identity: Identity, statements: Sequence[Statement]) -> Properties:
    if any(_is_own_text(one) for one in statements):
        return {"status": "loaded"}
    if identity.candidates:
        return {"status": "unresolved", "candidates": identity.candidates}
    return {"status": "cited"}


def _is_own_text(one: Statement) -> bool:
    return one.source_kind != "record" and one.thing.id == one.source_document


def _stated_as(thing: Node | Edge, canonical: str) -> str | None:
    assert isinstance(thing, Node)
    return None if thing.id == canonical else thing.id


def _ends_as(thing: Node | Edge, ends: tuple[str, str]) -> tuple[str, str] | None:
    assert isinstance(thing, Edge)
    return None if (thing.source, thing.target) == ends else (thing.source, thing.target)


def _merge(
    ordered: Sequence[Statement], stated: Callable[[Node | Edge], Any]
) -> tuple[tuple[Evidence, ...], dict[str, Any], Readings]:
    """Evidence in its order with the fields it supports, the properties shown, and the readings that differ."""
    if len(ordered) == 1:
        return _alone(ordered[0].thing, stated)
    support: dict[Evidence, dict[str, Any]] = {}
    shown: dict[str, Any] = {}
    for one in ordered:
        for evidence in one.thing.evidence:
            plain = _with(evidence, None, stated(one.thing) or evidence.stated)
            said = support.setdefault(plain, {})  # one piece of evidence that says two things says the first
            said.update({name: value for name, value in one.thing.properties.items() if name not in said})
        for name, value in one.thing.properties.items():
            shown.setdefault(name, value)
    listed = sorted(support, key=lambda evidence: evidence.order)
    fields = [None if support[one].keys() == shown.keys() else tuple(sorted(support[one])) for one in listed]
    grounds = tuple(_with(one, names, one.stated) for one, names in zip(listed, fields, strict=True))
    named = dict(sorted(shown.items()))
    return grounds, named, _readings([support[one] for one in listed], named)


def _alone(
    thing: Node | Edge, stated: Callable[[Node | Edge], Any]
) -> tuple[tuple[Evidence, ...], dict[str, Any], Readings]:
    """The same for the only statement of a thing, as most are: it cannot differ, and all its evidence supports it all."""
    as_stated = stated(thing)
    evidence: Iterable[Evidence] = [_with(one, None, as_stated or one.stated) for one in thing.evidence]
    if len(thing.evidence) > 1:
        evidence = sorted(set(evidence), key=lambda one: one.order)
    return tuple(evidence), dict(sorted(thing.properties.items())), {}


def _with(one: Evidence, fields: tuple[str, ...] | None, stated: str | tuple[str, str] | None) -> Evidence:
    """Evidence with other fields and another stated id; most has both already, and copies cost the most of a load."""
    same = one.fields == fields and one.stated == stated
    return one if same else replace(one, fields=fields, stated=stated)


def _readings(support: Sequence[Properties], shown: Properties) -> Readings:
    """Every fact on which statements differ, the shown value first, then by where they stand."""
    found: dict[str, tuple[Reading, ...]] = {}
    for name, value in shown.items():
        places: dict[Any, list[int]] = {}
        for position, properties in enumerate(support):
            if name in properties:
                places.setdefault(properties[name], []).append(position)
        if len(places) > 1:
            first = sorted(places, key=lambda one: (one != value, places[one]))
            found[name] = tuple(Reading(one, tuple(places[one])) for one in first)
    return found


def node_statements(node: Node) -> list[Node]:
    """The statements that a derived node was made of, one a piece of evidence: the way back from an export.

    Deriving again from these gives the same node.
    """
    derived = {name for name, kind in ontology().node(node.type).facts.items() if kind in ("status", "ids")}
    found = []
    for position, evidence in enumerate(node.evidence):
        id = evidence.stated if isinstance(evidence.stated, str) else node.id
        found.append(Node(id, node.type, _stated(node, position, derived), (_plain(evidence),)))
    return found


def edge_statements(edge: Edge) -> list[Edge]:
    """The statements that a derived edge was made of, one a piece of evidence."""
    found = []
    for position, evidence in enumerate(edge.evidence):
        ends = evidence.stated if isinstance(evidence.stated, tuple) else (edge.source, edge.target)
        found.append(Edge(edge.type, *ends, _stated(edge, position, set()), (_plain(evidence),)))
    return found


def _plain(evidence: Evidence) -> Evidence:
    return replace(evidence, fields=None, stated=None)


def _stated(thing: Node | Edge, position: int, derived: set[str]) -> dict[str, Any]:
    fields = thing.evidence[position].fields
    names = set(thing.properties if fields is None else fields) - derived
    return {name: _value(thing, name, position) for name in sorted(names)}


def _value(thing: Node | Edge, name: str, position: int) -> Any:
    for reading in thing.readings.get(name, ()):
        if position in reading.evidence:
            return reading.value
    return thing.properties[name]
