"""A source comes to a graph or leaves it, and with it what people filled in for its document: in one transaction.

Which task a row of a table that came back speaks of is told from all sources of the document (`loaders.returned`). So
whenever one of them changes, these tables are held against the tasks anew; a record, which knows places alone, goes along
from edition to edition.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.errors import BadInput
from graph.ids import office_of_source
from graph.model import Evidence, Fragment, Node, Source, Unresolved, Warning
from graph.queries.diff import diff, edition
from graph.stores.base import Applied, Store
from loaders.carried import carried
from loaders.offices import FROM
from loaders.returned import is_returned, is_row, settled

_FILLED = ("LEADS", "COORDINATES", "OVERSEES", "PRODUCES", "DRIVES")
_LONG = 60
_NOWHERE = "…"
_FACTS = ("deadline", "period", "state", "note")


@dataclass(frozen=True)
class Kept:
    """What became of a table or record whose tasks have moved: from which place to which, and what has no task now."""

    source: Source
    same: int
    moved: tuple[tuple[str, str], ...]
    alone: tuple[tuple[str, str], ...]
    """What the document has no more: the id under which it is kept, and the place that it had."""


@dataclass(frozen=True)
class Landed:
    """What a load of one source did."""

    fragment: Fragment
    applied: Applied
    edition: Mapping[str, Any] | None = None
    """What it changed, where it took the place of another edition."""
    kept: tuple[Kept, ...] = ()
    withdrawn: tuple[tuple[str, str, str], ...] = ()
    """What the copy of a table said that it replaced, and it does not: task, matter, words."""


def land(graph: Store, fragment: Fragment) -> Landed:
    """One source applied, with the tables and records of its document as they are to be read from now on."""
    before = graph.source(fragment.source.id)
    if before and before.sha256 == fragment.source.sha256:
        is_text = fragment.source.kind == "text"
        return Landed(fragment if is_text else graph.stated(before.id) or fragment, graph.apply(fragment))
    others = _others(graph, fragment.source)
    old = graph.stated(before.id) if before and (others or is_returned(fragment)) else None
    landing, *beside = _settled([fragment, *_carried(others, old, fragment)])
    withdrawn = _withdrawn(old, landing) if old and is_returned(landing) else ()
    if withdrawn and FROM not in fragment.source.about:
        raise BadInput(
            fragment.source.name,
            f"a table of this name is loaded that says what this one does not ({_shown(withdrawn)}), and neither says whose it is",
            'Say who filled it in: --from "Sở Nội vụ" adds it beside the others, and replaces the one that this office gave before',
        )
    before_it = edition(graph, fragment.source) if before and not is_returned(fragment) else None
    there = {one.source.id: one for one in others}
    changed = [one for one in beside if not _same(one, there[one.source.id])]
    applied = graph.apply(landing, changed)
    told = diff(before_it, edition(graph, fragment.source)).answer if before_it else None
    kept = tuple(_kept(there[one.source.id], one) for one in changed if is_returned(one) or one.source.kind == "record")
    return Landed(landing, applied, told, tuple(one for one in kept if one.moved or one.alone), withdrawn)


def take_away(graph: Store, source: str) -> Applied:
    """One source removed; the tables of its document are held against what is left. Raises NotFound."""
    gone = graph.source(source)
    others = _others(graph, gone) if gone else []
    there = {one.source.id: one for one in others}
    return graph.remove(source, [one for one in _settled(others) if not _same(one, there[one.source.id])])


def placed(graph: Store, table: Fragment) -> list[Fragment]:
    """A table that came back, at its tasks, behind the other sources of its document; nothing is stored."""
    table, *others = _settled([table, *_others(graph, table.source)])
    return [*others, table]


def _others(graph: Store, source: Source) -> list[Fragment]:
    """What the other sources of its document state, where any of all is a table that came back, or a record beside a text."""
    listed = [one for one in graph.sources() if one.id != source.id]
    meant = graph.canonical({source.document, *(one.document for one in listed)})
    own = meant.get(source.document, source.document)
    same = [one.id for one in listed if meant.get(one.document, one.document) == own]
    concerned = any(map(office_of_source, [source.id, *same])) or any(id.startswith("record.") for id in same)
    return [one for id in same if concerned and (one := graph.stated(id)) is not None]


def _carried(others: Sequence[Fragment], old: Fragment | None, new: Fragment) -> Iterator[Fragment]:
    """The other sources, records at the places of the new edition."""
    text = old is not None and not is_returned(new) and new.source.kind != "record"
    for one in others:
        yield carried(one, old, new) if old and text and one.source.kind == "record" else one


def _settled(sources: Sequence[Fragment]) -> list[Fragment]:
    """The same sources, the tables that came back among them at their tasks."""
    placed = {one.source.id: one for one in settled(sources)} if any(map(is_returned, sources)) else {}
    return [placed.get(one.source.id, one) for one in sources]


def _same(one: Fragment, other: Fragment) -> bool:
    """Whether two states of one source say the same."""
    return _ids(one) == _ids(other) and _waiting(one) == _waiting(other)


def _ids(one: Fragment) -> set[Any]:
    return {*(node.id for node in one.nodes), *(edge.id for edge in one.edges)}


def _waiting(one: Fragment) -> list[str]:
    return sorted(repr(each) for each in (*one.unresolved, *map(_plain, one.warnings)))


def _plain(one: Warning) -> Warning:
    return replace(one, message={}, evidence=tuple(sorted(one.evidence, key=lambda each: each.order)))


# --- what is said of it ----------------------------------------------------------------------------------------------


def _kept(before: Fragment, after: Fragment) -> Kept:
    was, now = _tasks(before), _tasks(after)
    both = [(was[at], now[at]) for at in was if at in now]
    moved = [(_place(old) or _NOWHERE, _place(new)) for old, new in both if old != new and "~" in new]
    alone = [(new, _place(old)) for old, new in both if old != new and "~" not in new]
    return Kept(after.source, sum(old == new for old, new in both), tuple(moved), tuple(alone))


def _tasks(one: Fragment) -> dict[object, str]:
    """The ids of tasks by what tells a statement of them from others: where its words stand, or its title."""
    found: dict[object, str] = {}
    for at, node in enumerate(one.nodes):
        if node.type == "Task" and ("text" in node.properties or one.source.kind == "record"):
            found.setdefault(_told(node.evidence[0], node, at), node.id)
    return found


def _told(evidence: Evidence, node: Node, at: int) -> object:
    return evidence.start if evidence.start is not None else node.properties.get("title", at)


def _place(id: str) -> str:
    return id.partition("~")[2].replace("~", "/")


def _withdrawn(old: Fragment, new: Fragment) -> tuple[tuple[str, str, str], ...]:
    """What a copy of a table says of its tasks and the next one does not."""
    said = _said(new)
    return tuple(sorted(one for one in _said(old) if one not in said))


def _said(one: Fragment) -> set[tuple[str, str, str]]:
    named = {node.id: str(node.properties["name"]) for node in one.nodes if "name" in node.properties}
    called = {node.id: _called(node) for node in reversed(one.nodes) if "text" in node.properties}
    found = set()
    for edge in one.edges:
        if edge.type in _FILLED:
            task, other = (edge.source, edge.target) if edge.type == "PRODUCES" else (edge.target, edge.source)
            found.add((called.get(task, task), edge.type, named.get(other, other)))
    for node in one.nodes:
        facts = node.properties.items() if node.type == "Task" else ()
        found |= {(called.get(node.id, node.id), name, str(value)) for name, value in facts if name in _FACTS}
    return found


def _called(task: Node) -> str:
    """A task by its place, a row without one by its words."""
    return _place(task.id) or str(task.properties["text"])


def _shown(withdrawn: Sequence[tuple[str, str, str]]) -> str:
    shown = "; ".join(f"{task[:_LONG]}: {words}" for task, _, words in withdrawn[:3])
    return f"{shown}; ..." if len(withdrawn) > 3 else shown


def unplaced(one: Fragment) -> list[Unresolved]:
    """The rows of a table that speak of no task."""
    return [each for each in one.unresolved if is_row(each)]
