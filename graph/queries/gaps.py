"""gaps: what is missing: tasks without driver, lead, deadline or target, documents that drive nothing, and more.

A gap is no mistake: a text may mean what it does not say. Each is told with the words of what lacks something.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from graph.answer import Answer
from graph.ids import document_of, document_of_source
from graph.model import Edge, Node, Unresolved, Warning
from graph.ontology import ontology
from graph.queries.about import About, about, cut, known_only, place, told
from graph.stores.base import Store

CAP = 1000
_MOST = 1_000_000  # links: all of the tasks and documents asked about, which are capped
KINDS = (
    "no_driver", "no_lead", "no_deadline", "no_target", "outdated_driver", "unused_document", "empty_section",
    "target_without_task", "absent_attachment", "unresolved",
)  # fmt: skip


@dataclass(frozen=True)
class Gap:
    """What lacks something, with the links and the warning or open mention that say so."""

    kind: str
    of: str
    edges: tuple[Edge, ...] = ()
    warning: Warning | None = None
    unresolved: Unresolved | None = None


def gaps(store: Store, id: str | None = None, *, kinds: Sequence[str] = KINDS, cap: int = CAP) -> Answer:
    """What is missing in the tasks of a thing and in their documents, or in the whole graph.

    `answer` has `tasks`, how many were asked about; `counts`, how many gaps of each kind there are; `gaps`, each with its
    `kind`, what it is `of`, the `edges` that say so, the id of a `warning`, or the id and the `words` of an `unresolved` mention.

    `kinds` are those of KINDS that are wanted; `cap` is how many tasks are looked at, and how many gaps are listed. The
    cost grows with the tasks and their links. Raises NotFound with ids that come near, and BadQuestion for an unknown kind.

    >>> from graph.stores import open_store
    >>> with open_store(":memory:") as store:
    ...     gaps(store).answer
    {'tasks': 0, 'counts': {}, 'gaps': []}
    """
    known_only(kinds, KINDS)
    seen = _seen(store, about(store, id, cap))
    found = [
        gap for kind in KINDS if kind in kinds for gap in sorted(_FINDERS[kind](seen), key=lambda one: place(one.of))
    ]
    counts = Counter(gap.kind for gap in found)
    shown = found[:cap]
    edges = [edge for gap in shown for edge in gap.edges]
    warnings = {gap.warning.id: gap.warning for gap in shown if gap.warning}
    return told(
        store,
        "gaps",
        seen.asked.of,
        {
            "tasks": len(seen.asked.tasks),
            "counts": {kind: counts[kind] for kind in KINDS if counts[kind]},
            "gaps": [_listed(gap) for gap in shown],
        },
        edges=edges,
        also=[gap.of for gap in shown],
        known=seen.things,
        cut=cut(cap, max(seen.asked.left, len(found) - len(shown))),
        warnings=list(warnings.values()),
    )


def _listed(gap: Gap) -> dict[str, object]:
    return {
        "kind": gap.kind,
        "of": gap.of,
        "edges": [edge.id for edge in gap.edges],
        "warning": gap.warning.id if gap.warning else None,
        "unresolved": gap.unresolved.id if gap.unresolved else None,
        "words": gap.unresolved.evidence[0].quote if gap.unresolved else None,
    }


# --- what is looked at -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Seen:
    """The tasks asked about, the documents they are of, and everything that these are linked to."""

    asked: About
    documents: Set[str]
    things: Mapping[str, Node]
    edges: Sequence[Edge]
    at: Mapping[str, Sequence[Edge]]
    outdated: Mapping[str, Sequence[Edge]]
    """What replaces or repeals a document as a whole."""
    carried_out: Set[str]
    warnings: Sequence[Warning]
    unresolved: Sequence[Unresolved]

    @property
    def whole(self) -> bool:
        """Whether documents were asked about, and not only some of their tasks."""
        return self.asked.start is None or self.asked.start.type == "Document"


def _seen(store: Store, asked: About) -> _Seen:
    whole = asked.start is None or asked.start.type == "Document"
    documents = {document_of(id) for id in (*asked.tasks, *asked.of)} if whole else set[str]()
    if asked.start is None:
        documents |= set(store.canonical(one.document for one in store.sources()).values())
    beneath = store.reach(documents, ontology().steps("hierarchy", "down"), limit=_MOST).items if documents else ()
    parts = {*documents, *(end for edge in beneath for end in (edge.source, edge.target)), *asked.tasks}
    edges = {
        edge.id: edge for edge in (*beneath, *(store.edges(parts, types=_LINKED, limit=_MOST).items if parts else ()))
    }
    ends = {end for edge in edges.values() for end in (edge.source, edge.target)} | parts
    things = {**store.brief(ends - asked.tasks.keys()), **asked.tasks} if ends else {}
    cited = {id for id, node in things.items() if node.type == "Document"}
    outdated, carried_out = _after(store, cited)
    at: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges.values():
        at[edge.source].append(edge)
        at[edge.target].append(edge)
    waiting = store.unresolved() if whole else ()
    unresolved = [one for one in waiting if one.evidence and document_of_source(one.evidence[0].source) in documents]
    warnings = store.warnings(parts) if whole and parts else ()
    return _Seen(asked, documents, things, list(edges.values()), at, outdated, carried_out, warnings, unresolved)


def _after(store: Store, documents: Set[str]) -> tuple[Mapping[str, Sequence[Edge]], Set[str]]:
    """What ends these documents as a whole, and which of them others carry out."""
    outdated: dict[str, list[Edge]] = defaultdict(list)
    carried_out = set()
    types = [*_ENDING, "IMPLEMENTS"]
    for edge in store.edges(documents, types=types, direction="in", limit=_MOST).items if documents else ():
        if edge.type == "IMPLEMENTS":
            carried_out.add(edge.target)
        elif not edge.properties.get("articles"):
            outdated[edge.target].append(edge)
    return outdated, carried_out


_ENDING = ("REPLACES", "REPEALS")
_NO_USE = ("REFERS_TO", "PART_OF")
_LINKED = tuple(edge.name for edge in ontology().edges.values() if edge.meaning not in ("issue", "place", "derived"))


# --- one kind of gap each ----------------------------------------------------------------------------------------------


def _unlinked(kind: str, type: str, side: str) -> Callable[[_Seen], Iterator[Gap]]:
    """Tasks that are not the source or target of any link of a type."""

    def find(seen: _Seen) -> Iterator[Gap]:
        for task in seen.asked.tasks:
            if not any(edge.type == type and getattr(edge, side) == task for edge in seen.at.get(task, ())):
                yield Gap(kind, task)

    return find


def _no_deadline(seen: _Seen) -> Iterator[Gap]:
    for id, node in seen.asked.tasks.items():
        if not any(node.properties.get(one) for one in ("due", "deadline", "ends", "period")):
            yield Gap("no_deadline", id)


def _outdated_driver(seen: _Seen) -> Iterator[Gap]:
    """Tasks whose driver another document replaces or repeals as a whole."""
    for task in seen.asked.tasks:
        for edge in seen.at.get(task, ()):
            if edge.type == "DRIVES" and edge.target == task and edge.source in seen.outdated:
                yield Gap("outdated_driver", task, (edge, *seen.outdated[edge.source]))


def _unused_document(seen: _Seen) -> Iterator[Gap]:
    """Documents that one with tasks cites and that drive neither it nor any of them: a law cites much that drives nothing."""
    if not seen.whole:
        return
    ordering = {document_of(task) for task in seen.asked.tasks}
    used = {end for edge in seen.edges if edge.type not in _NO_USE for end in (edge.source, edge.target)}
    used |= seen.documents | seen.carried_out
    cited: dict[str, list[Edge]] = defaultdict(list)
    for edge in seen.edges:
        if edge.type == "REFERS_TO" and edge.source in ordering and edge.target not in used:
            cited[edge.target].append(edge)
    yield from (Gap("unused_document", id, tuple(edges)) for id, edges in cited.items())


def _empty_section(seen: _Seen) -> Iterator[Gap]:
    """Sections without a task beneath, beside which at least half have one: in a law most articles order nobody anything."""
    if not seen.whole:
        return
    above = {edge.source: edge.target for edge in seen.edges if edge.type == "PART_OF"}
    full: set[str] = set()
    for id, node in seen.things.items():
        at = id if node.type == "Task" else ""
        while at in above and above[at] not in full:
            at = above[at]
            full.add(at)
    beside: dict[str, list[str]] = defaultdict(list)
    for id, parent in above.items():
        if id in seen.things and seen.things[id].type == "Section":
            beside[parent].append(id)
    for sections in beside.values():
        empty = [id for id in sections if id not in full]
        if len(empty) < len(sections) and 2 * len(empty) <= len(sections):
            yield from (Gap("empty_section", id) for id in empty)


def _target_without_task(seen: _Seen) -> Iterator[Gap]:
    """Targets that a document or section sets and no task."""
    if not seen.whole:
        return
    setting: dict[str, list[Edge]] = defaultdict(list)
    for edge in seen.edges:
        if edge.type == "SETS":
            setting[edge.target].append(edge)
    for target, edges in setting.items():
        if all(seen.things[edge.source].type != "Task" for edge in edges):
            yield Gap("target_without_task", target, tuple(edges))


def _absent_attachment(seen: _Seen) -> Iterator[Gap]:
    for one in seen.warnings:
        if any("absent" in reading for reading in one.readings):
            yield Gap("absent_attachment", one.about[0], warning=one)


def _unresolved(seen: _Seen) -> Iterator[Gap]:
    if seen.whole:
        for one in seen.unresolved:
            yield Gap("unresolved", document_of_source(one.evidence[0].source), unresolved=one)


_FINDERS: Mapping[str, Callable[[_Seen], Iterator[Gap]]] = {
    "no_driver": _unlinked("no_driver", "DRIVES", "target"),
    "no_lead": _unlinked("no_lead", "LEADS", "target"),
    "no_deadline": _no_deadline,
    "no_target": _unlinked("no_target", "SETS", "source"),
    "outdated_driver": _outdated_driver,
    "unused_document": _unused_document,
    "empty_section": _empty_section,
    "target_without_task": _target_without_task,
    "absent_attachment": _absent_attachment,
    "unresolved": _unresolved,
}
