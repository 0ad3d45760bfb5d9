"""What a new source only repeats: of a stored thing it says what is said already, so that its evidence alone is new.

Most of what a document cites is cited by others in the same way, with hundreds of places as evidence. What is repeated
is neither read nor derived again: the new evidence is put beside the old. Whether a thing is repeated is
decided from its facts, and so that deriving it again would give the same: no ids are merged into it, nobody differs
on it, it is the only document of its series, and this source is not its own text.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.model import Fragment, Node, Properties
from graph.resolve import Identity, Statement, derive_node
from graph.stores import neo4j_rows as rows
from graph.stores.meaning import series_of


@dataclass(frozen=True)
class Brief:
    """A stored thing without its evidence."""

    id: str
    type: str
    facts: Properties
    simple: bool
    """Whether all its statements name it alike and agree, and little of its evidence stands beside it."""


def brief_of(id: str, labels: Iterable[str], facts: Iterable[tuple[str, Any]], simple: bool) -> Brief:
    """The thing of a row."""
    type = rows.type_of(labels)
    return Brief(id, type, rows.stated_facts(type, dict(facts)), simple)


def repeated(fragment: Fragment, stored: Iterable[Brief]) -> dict[str, Mapping[str, list[Any]]]:
    """For each id of which a new source says nothing new: the lists of evidence that it adds."""
    known = {one.id: one for one in stored}
    open_series = _open_series(fragment, list(known.values()))
    added = {
        id: _added(known[id], said) for id, said in _said(fragment, known).items() if series_of(id) not in open_series
    }
    return {id: lists for id, lists in added.items() if lists}


def _open_series(fragment: Fragment, stored: Sequence[Brief]) -> set[str]:
    """The series in which ids may come to mean other documents, or a document another status."""
    things: tuple[Node | Brief, ...] = (*fragment.nodes, *stored)
    documents = {one.id for one in things if one.type == "Document"}
    many = {series for series, count in Counter(map(series_of, documents)).items() if count > 1}
    merged = {series_of(one.id) for one in stored if one.type == "Document" and not one.simple}
    return {series_of(fragment.source.document), *many, *merged}


def _said(fragment: Fragment, known: Mapping[str, Brief]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for node in fragment.nodes:
        if node.id in known and known[node.id].simple:
            statement = Statement(node, fragment.source.kind, fragment.source.document)
            found.setdefault(node.id, []).append(statement)
    return found


def _added(stored: Brief, said: Sequence[Statement]) -> Mapping[str, list[Any]] | None:
    """The evidence of statements as lists, where they say nothing new of what is stored."""
    node = derive_node(Identity(stored.id, stored.id), said)
    kinds = rows.stated_kinds(stored.type)
    facts = {name: value for name, value in node.properties.items() if name in kinds}
    if node.type != stored.type or node.readings or not facts.items() <= stored.facts.items():
        return None
    lists = rows.evidence_lists(_narrowed(node, facts, stored))
    return None if "evidence_stated" in lists else lists


def _narrowed(node: Node, facts: Properties, stored: Brief) -> Sequence[Any]:
    """The evidence, with the facts that it supports where those are not all that are stored."""
    if len(facts) == len(stored.facts):
        return node.evidence
    return [replace(one, fields=tuple(facts)) if one.fields is None else one for one in node.evidence]
