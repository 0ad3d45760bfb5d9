"""assignments: who does what, on whose order, to produce what, by when: the tasks of a document as the rows of a table.

What nobody has said is empty: the table is there to be filled in, and its rows carry the ids by which it comes back.
The cost grows with the tasks of the document and their links.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.errors import NotFound
from graph.ids import office_of_source, sort_key
from graph.model import Edge, Evidence, Node
from graph.ontology import ontology
from graph.stores.base import Store

_TYPES = ("DRIVES", "LEADS", "COORDINATES", "PRODUCES")
_MOST = 1_000_000  # links: of one document, which a store reads whole
_AT_ONCE = 500  # tasks whose links are asked for together


@dataclass(frozen=True)
class Assignment:
    """A task with the headings above it, the outermost first, and with what is said of the work."""

    task: Node
    headings: tuple[Node, ...]
    basis: tuple[Node, ...] = ()
    leads: tuple[Node, ...] = ()
    coordinates: tuple[Node, ...] = ()
    outputs: tuple[Node, ...] = ()
    said_by: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The offices that say what the document does not, by edge type or fact: `ids.office_of_source` of their tables."""


def assignments(store: Store, document: str) -> Iterator[Assignment]:
    """The tasks of a document in the order of its text; raises NotFound with ids that come near."""
    if not store.get([document]):
        raise NotFound(document, [node.id for node in store.near(document)])
    beneath = store.reach([document], ontology().steps("hierarchy", "down"), limit=_MOST)
    above = {edge.source: edge.target for edge in beneath.items}
    parts = store.get(above)
    tasks = sorted((id for id, node in parts.items() if node.type == "Task"), key=sort_key)
    for first in range(0, len(tasks), _AT_ONCE):
        some = tasks[first : first + _AT_ONCE]
        yield from _assigned(store, some, parts, above)


def without_task(store: Store, document: str) -> list[Assignment]:
    """What tables of a document say in rows that speak of no task that it has."""
    meant = store.canonical({one.document for one in store.sources()})
    known = {one.id for one in store.sources() if meant.get(one.document) == document}
    rows = [one for one in store.unresolved() if one.mention.get("type") == "row" and one.evidence[0].source in known]
    found = store.get(str(one.mention["task"]) for one in rows if "task" in one.mention)
    tasks = {id: node for id, node in found.items() if node.type == "Task"}
    return list(_assigned(store, list(tasks), tasks, {}))


def _assigned(
    store: Store, tasks: Sequence[str], parts: Mapping[str, Node], above: Mapping[str, str]
) -> Iterator[Assignment]:
    links: dict[tuple[str, str], list[str]] = defaultdict(list)
    told: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for edge in store.edges(tasks, types=_TYPES, limit=_MOST).items:
        if not _inherited(edge):
            task, other = (edge.source, edge.target) if edge.type == "PRODUCES" else (edge.target, edge.source)
            links[task, edge.type].append(other)
            told[task][edge.type] = told[task].get(edge.type, frozenset()) | _offices(edge.evidence)
    known = store.get({other for others in links.values() for other in others})
    for task in tasks:
        basis, leads, coordinates, outputs = (tuple(known[other] for other in links[task, type]) for type in _TYPES)
        facts = {name: _offices(_proving(parts[task], name)) for name in parts[task].properties}
        yield Assignment(
            parts[task], _headings(task, parts, above), basis, leads, coordinates, outputs, {**told[task], **facts}
        )  # fmt: skip


def _offices(evidence: Iterable[Evidence]) -> frozenset[str]:
    """The offices that say something, none where the document says it as well."""
    found = {office_of_source(one.source) for one in evidence}
    return frozenset() if "" in found else frozenset(found)


def _proving(task: Node, name: str) -> Iterator[Evidence]:
    """The evidence of the reading of a fact that is shown."""
    shown = task.readings[name][0].evidence if name in task.readings else range(len(task.evidence))
    listed = (task.evidence[at] for at in shown)
    return (one for one in listed if one.fields is None or name in one.fields)


def _inherited(edge: Edge) -> bool:
    """Whether a document drives a task by a heading above it alone: the heading stands in the table."""
    return edge.type == "DRIVES" and edge.properties.get("mode") == "inherited"


def _headings(task: str, parts: Mapping[str, Node], above: Mapping[str, str]) -> tuple[Node, ...]:
    found: list[Node] = []
    at = above.get(task, "")
    while at in parts and parts[at] not in found:
        found.append(parts[at])
        at = above.get(at, "")
    return tuple(reversed(found))
