"""Things as properties of Neo4j and back: native values and lists, never JSON.

    facts               as the ontology names them; texts are lists; a full date is a DATE with its year beside it
                        (`date_year`), a year alone has only the year
    id sort             what names a thing and where it stands in the order of ids
    display_name        what Neo4j Browser writes on a node
    merged_ids          other ids of it, merged into this one
    series              of a Document: what it has in common with all that may be the same
    evidence_*          parallel lists, one entry for each place where it stands; a list that would say nothing
                        (no spans, no low confidence) is absent
    reading_*           parallel lists, one entry for each fact that sources disagree on and each place that says so
    folded_*            the forms that search compares

Evidence is kept in lists and not as nodes because an edge has it too, and an edge of Neo4j can have no edges: the
words that prove a link are one `r.evidence_quote` away, and shown by a click in the Browser. A node for each piece
would double the graph, make every `(a)-[*]-(b)` run through sources, and need ids in place of edges.

    repeated            the id once more, where nodes `Repeated` with this `thing` hold more evidence, in such lists

What a later source only repeats of a thing (`neo4j_repeat`) is a node of its own: a hub is named in most sources, and to
write its lists anew for each of them took a time that grew with the square of their number.

The lists hold everything that the sources stated, so that what one source said can be taken away again. An empty list
may be absent: a bulk import knows none.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import repeat
from typing import Any

from neo4j.time import Date

from graph.ids import edge_id, sort_key, split_document_id
from graph.model import Edge, Evidence, Fragment, Node, Reading, Readings, Source, Unresolved, Warning
from graph.ontology import ontology
from graph.stores.meaning import cited_on, series_of
from graph.stores.neo4j_values import coded, decoded
from graph.stores.searching import forms
from graph.text import words

Row = Mapping[str, Any]
SYMBOL = "§"
"""Stands before each word of a symbol without its zeros, so that symbols can be searched apart from other words."""

COLLAPSED = "COLLAPSED"
"""The relationship of a node with itself that keeps an edge whose two ends have come to be one."""

_NOWHERE = -1
_ALL_FIELDS, _NO_FIELDS = "*", "-"
_NAME_LENGTH = 80
_DERIVED = ("status", "ids")
"""The kinds of facts that no source states."""


# --- nodes and edges -----------------------------------------------------------------------------------------------


def node_properties(node: Node, load: str = "") -> dict[str, Any]:
    """A node as properties; `load` names the large load that brings it."""
    found = {
        **_facts(node.properties, ontology().node(node.type).facts), "id": node.id, "sort": sort_key(node.id),
        "display_name": _display_name(node), **evidence_lists(node.evidence), **_reading_lists(node.readings),
        **_folded(node),
    }  # fmt: skip
    if node.aliases:
        found["merged_ids"] = list(node.aliases)
    if node.type == "Document":
        found["series"] = split_document_id(node.id)[0]
    if load:
        found["load"] = load
    return found


def node_of(labels: Iterable[str], row: Row) -> Node:
    """The node of labels and properties."""
    type = type_of(labels)
    properties = _properties(row, _facts_of(type))
    return Node(row["id"], type, properties, _all_evidence(row), tuple(row.get("merged_ids") or ()), _readings(row))


def type_of(labels: Iterable[str]) -> str:
    """The label that is a type of the ontology."""
    return next(label for label in labels if label in ontology().nodes)


def edge_properties(edge: Edge) -> dict[str, Any]:
    """An edge as properties; one whose ends came to be one keeps its type, for the relationship is of another."""
    kept = {"was": edge.type} if edge.source == edge.target else {}
    facts = _facts(edge.properties, ontology().edge(edge.type).facts)
    return {
        **facts, "id": edge.id, **kept, **evidence_lists(edge.evidence), **_reading_lists(edge.readings),
    }  # fmt: skip


def relationship(edge: Edge) -> str:
    """The type of an edge's relationship."""
    return COLLAPSED if edge.source == edge.target else edge.type


def edge_of(type: str, source: str, target: str, row: Row) -> Edge:
    """The edge of a relationship."""
    type = row["was"] if type == COLLAPSED else type
    properties = _properties(row, _facts_of(type))
    return Edge(type, source, target, properties, _evidence(row), _readings(row))


def _display_name(node: Node) -> str:
    facts = (node.properties.get(name) for name in ontology().node(node.type).caption)
    return next((str(fact)[:_NAME_LENGTH] for fact in facts if fact), node.id)


def _folded(node: Node) -> dict[str, Any]:
    form = forms(node)
    named, other = form.named_facts, form.other_facts
    symbol = words(form.symbol)
    tokens = " ".join([*symbol, *(SYMBOL + word for word in symbol)])
    found = {"folded_names": named, "folded_words": [tokens, *(" ".join(words(fact)) for fact in (*named, *other))]}
    return {**found, "folded_symbol": form.symbol} if form.symbol else found


# --- facts ---------------------------------------------------------------------------------------------------------


def _facts(properties: Mapping[str, Any], kinds: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in properties.items():
        if kinds.get(name) == "date":
            found |= _date(name, value)
        else:
            found[name] = list(value) if isinstance(value, tuple) else value
    return found


def _date(name: str, value: str) -> dict[str, Any]:
    """A date as a native one, with its year; a year alone is no date of Neo4j."""
    year = {f"{name}_year": int(value[:4])}
    return year if len(value) == 4 else {name: Date.from_native(date.fromisoformat(value)), **year}


def _properties(row: Row, facts: Iterable[tuple[str, bool]]) -> dict[str, Any]:
    """The facts of a row, in the order of names; what is derived comes last."""
    found: dict[str, Any] = {}
    for name, is_date in facts:
        value = _date_of(row, name) if is_date else row.get(name)
        if value is not None:
            found[name] = tuple(value) if isinstance(value, list) else value
    return found


def stated_facts(type: str, row: Row) -> dict[str, Any]:
    """The facts of a node of a type, as stored, that sources state."""
    return _properties(row, _stated_facts_of(type))


@cache
def stated_facts_names() -> list[str]:
    """The properties that facts of nodes are kept in, for those that sources state."""
    names = {name: kind for type in ontology().nodes for name, kind in stated_kinds(type).items()}
    return sorted({*names, *(f"{name}_year" for name, kind in names.items() if kind == "date")})


@cache
def stated_kinds(type: str) -> dict[str, str]:
    """The facts of a node's type that sources state, with their kinds."""
    return {name: kind for name, kind in ontology().node(type).facts.items() if kind not in _DERIVED}


def _date_of(row: Row, name: str) -> str | None:
    if row.get(name) is not None:
        return str(row[name].iso_format())
    year = row.get(f"{name}_year")
    return None if year is None else str(year)


@cache
def _facts_of(type: str) -> tuple[tuple[str, bool], ...]:
    """The facts of a node's or edge's type in their order, each with whether it is a date."""
    known = ontology()
    kinds = known.nodes[type].facts if type in known.nodes else known.edge(type).facts
    derived = [(name, False) for of in _DERIVED for name, kind in kinds.items() if kind == of]
    stated = sorted((name, kind == "date") for name, kind in kinds.items() if kind not in _DERIVED)
    return (*stated, *derived)


@cache
def _stated_facts_of(type: str) -> tuple[tuple[str, bool], ...]:
    """As `_facts_of`, for the facts of a node's type that sources state."""
    return tuple(one for one in _facts_of(type) if one[0] in stated_kinds(type))


# --- evidence and readings -----------------------------------------------------------------------------------------


def evidence_lists(evidence: Sequence[Evidence]) -> dict[str, list[Any]]:
    """Evidence as lists: those that say something."""
    found: dict[str, list[Any]] = {
        "evidence_source": [one.source for one in evidence],
        "evidence_place": [one.place for one in evidence],
        "evidence_method": [one.method for one in evidence],
    }
    starts, fields = [one.start for one in evidence], [one.fields for one in evidence]
    sure, stated = [one.confidence for one in evidence], [one.stated for one in evidence]
    if starts.count(None) < len(starts):
        found["evidence_start"] = [_NOWHERE if one is None else one for one in starts]
        found["evidence_end"] = [_NOWHERE if one.end is None else one.end for one in evidence]
        found["evidence_quote"] = [one.quote or "" for one in evidence]
    if fields.count(None) < len(fields):
        found["evidence_fields"] = [_ALL_FIELDS if one is None else ",".join(one) or _NO_FIELDS for one in fields]
    if sure.count("high") < len(sure):
        found["evidence_confidence"] = sure
    if any(stated):
        found["evidence_stated"] = [_stated(one) for one in stated]
    return found


def _stated(stated: str | tuple[str, str] | None) -> str:
    return " ".join(stated) if isinstance(stated, tuple) else stated or ""


def _stated_of(text: str) -> str | tuple[str, str] | None:
    start, space, end = text.partition(" ")
    return (start, end) if space else text or None


def _all_evidence(row: Row) -> tuple[Evidence, ...]:
    """The evidence of a thing, with what stands beside it, in its order; no reading points into what is put together."""
    if not row.get("repeated"):
        return _evidence(row)
    return tuple(
        sorted({one for some in (row, *row["repeated"]) for one in _evidence(some)}, key=lambda one: one.order)
    )


def _evidence(row: Row) -> tuple[Evidence, ...]:
    starts = row.get("evidence_start")
    spans: list[Iterable[Any]] = [repeat(None)] * 3
    if starts:
        quotes = zip(starts, row.get("evidence_quote") or [None] * len(starts), strict=True)
        spans = [
            [None if one == _NOWHERE else one for one in starts],
            [None if one == _NOWHERE else one for one in row["evidence_end"]],
            [None if start == _NOWHERE else quote for start, quote in quotes],
        ]
    fields, sure, stated = (row.get(f"evidence_{name}") for name in ("fields", "confidence", "stated"))
    return tuple(
        map(
            Evidence,
            row["evidence_source"], row["evidence_place"], row["evidence_method"], *spans,
            map(_fields_of, fields) if fields else repeat(None),
            sure or repeat("high"),
            map(_stated_of, stated) if stated else repeat(None),
        )
    )  # fmt: skip


def _fields_of(text: str) -> tuple[str, ...] | None:
    if text == _ALL_FIELDS:
        return None
    return () if text == _NO_FIELDS else tuple(text.split(","))


def _reading_lists(readings: Readings) -> dict[str, list[Any]]:
    said = [
        (name, one.value, at, place)
        for name, listed in readings.items()
        for at, one in enumerate(listed)
        for place in one.evidence
    ]
    if not said:
        return {}
    return {
        "reading_fact": [name for name, *_ in said],
        "reading_value": [coded(value) for _, value, *_ in said],
        "reading_rank": [at for *_, at, _ in said],
        "reading_evidence": [place for *_, place in said],
    }


def _readings(row: Row) -> Readings:
    if not row.get("reading_fact"):
        return {}
    found: dict[str, dict[int, tuple[Any, list[int]]]] = {}
    columns = [row[f"reading_{name}"] for name in ("fact", "value", "rank", "evidence")]
    for name, value, at, place in zip(*columns, strict=True):
        found.setdefault(name, {}).setdefault(at, (decoded(value), []))[1].append(place)
    return {
        name: tuple(Reading(value, tuple(places)) for value, places in listed.values())
        for name, listed in found.items()
    }


# --- sources and what waits for a reader ---------------------------------------------------------------------------


def source_properties(fragment: Fragment) -> dict[str, Any]:
    """A source as properties; `states` are the ids that it states, as it states them."""
    source = fragment.source
    about = {"about_fact": list(source.about), "about_value": [coded(value) for value in source.about.values()]}
    return {
        "id": source.id, "kind": source.kind, "name": source.name, "sha256": source.sha256,
        "document": source.document, "text": source.text, "cited_on": cited_on(fragment),
        "states": sorted({node.id for node in fragment.nodes}), **about,
    }  # fmt: skip


def source_of(row: Row) -> Source:
    """The source of properties."""
    about = dict(zip((row.get("about_fact") or ()), map(decoded, (row.get("about_value") or ())), strict=True))
    named = {name: row[name] for name in ("id", "kind", "name", "sha256", "document")}
    return Source(**named, text=row.get("text") or "", about=about)


def waiting_rows(fragment: Fragment) -> list[dict[str, Any]]:
    """What waits for a reader because of a source, with the series that it concerns."""
    found = [_waiting(fragment, at, one, _mention(one), one.candidates) for at, one in enumerate(fragment.unresolved)]
    return found + [_waiting(fragment, at, one, _warning(one), one.about) for at, one in enumerate(fragment.warnings)]


def _waiting(
    fragment: Fragment, at: int, one: Unresolved | Warning, more: Row, about: Sequence[str]
) -> dict[str, Any]:  # fmt: skip
    label = type(one).__name__
    source = fragment.source
    own = {
        "id": one.id,
        "kind": label.lower(),
        "source": source.id,
        "recorded": source.kind == "record",
        "position": at,
    }
    properties = {**own, **more, **evidence_lists(one.evidence)}
    return {"label": label, "properties": properties, "series": sorted({series_of(id) for id in about})}


def _mention(one: Unresolved) -> Row:
    named = list(one.mention)
    values = [coded(value) for value in one.mention.values()]
    return {"candidates": list(one.candidates), "mention_fact": named, "mention_value": values}


def _warning(one: Warning) -> Row:
    said = [(at, *entry) for at, reading in enumerate(one.readings) for entry in reading.items()]
    return {
        "rule": one.rule, "severity": one.severity, "about": list(one.about), "readings": len(one.readings),
        "languages": list(one.message),
        **{f"message_{language}": text for language, text in one.message.items()},
        "reading_of": [at for at, *_ in said],
        "reading_fact": [name for _, name, _ in said],
        "reading_value": [coded(value) for *_, value in said],
    }  # fmt: skip


def unresolved_of(row: Row) -> Unresolved:
    """The unresolved mention of properties."""
    mention = dict(zip((row.get("mention_fact") or ()), map(decoded, (row.get("mention_value") or ())), strict=True))
    return Unresolved(row["id"], mention, tuple(row.get("candidates") or ()), _evidence(row))


def warning_of(row: Row) -> Warning:
    """The warning of properties."""
    readings: list[dict[str, Any]] = [{} for _ in range(row["readings"])]
    for at, name, value in zip(*(row.get(f"reading_{name}") or () for name in ("of", "fact", "value")), strict=True):
        readings[at][name] = decoded(value)
    message = {language: row[f"message_{language}"] for language in (row.get("languages") or ())}
    return Warning(
        row["id"], row["rule"], row["severity"], message, tuple(readings), tuple(row.get("about") or ()), _evidence(row)
    )  # fmt: skip


def asked_rows(ids: Iterable[str]) -> dict[str, Any]:
    """Ids as the parameters of a statement that looks things up."""
    listed = sorted(set(ids))
    parts = [(id, *id.partition("~")) for id in listed if "~" in id]
    return {
        "ids": listed,
        "parts": [{"id": id, "document": document, "rest": "~" + rest} for id, document, _, rest in parts],
    }


def edge_key(type: str, source: str, target: str) -> dict[str, str]:
    """An edge as the row of a statement that looks it up."""
    return {"id": edge_id(type, source, target), "source": source, "target": target}
