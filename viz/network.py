"""What the map holds: the loaded documents with their parts, what drives them, and the words that prove it.

`part_of_graph(store)` takes it from a store; the answers to "which document drives this task" in it come from
`graph.queries.trace` itself, one for each document, so that the page says what the library says.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import networkx as nx

from graph.answer import Answer
from graph.errors import NotFound
from graph.ids import document_of, sort_key
from graph.model import Edge, Node, Source, Unresolved, Warning
from graph.ontology import ontology
from graph.queries.overlaps import overlaps
from graph.queries.trace import trace
from graph.stores.base import Store

ROOM = 2000
"""So many tasks and sections a page draws; documents beyond are shown as a frame with the number of their tasks."""
TEXT = 4_000_000
"""So many characters of original texts travel in a page; what is beyond is fetched when somebody opens it."""
_CAP = 20_000  # links a page holds
_ALIKE = 0.3  # the lowest score of overlapping tasks that a page shows; answers.js asks a server for the same


@dataclass(frozen=True)
class Frame:
    """A loaded document on the map: `parts` are the ids shown, `tasks` how many it has in all."""

    document: str
    parts: tuple[str, ...]
    tasks: int
    answer: Answer

    @property
    def left(self) -> int:
        """How many tasks are not drawn."""
        return self.tasks - sum(self.answer.things[id].type == "Task" for id in self.parts if id in self.answer.things)


@dataclass(frozen=True)
class Subgraph:
    """The part of a graph that a page shows; `around` is the thing asked for, where one was."""

    frames: tuple[Frame, ...]
    things: Mapping[str, Node]
    edges: tuple[Edge, ...]
    warnings: tuple[Warning, ...]
    unresolved: tuple[Unresolved, ...]
    sources: tuple[Source, ...]
    above: Mapping[str, Answer]
    """What drives a cited document as a whole, for those that carry another out."""
    around: str | None = None
    left: int = 0
    """How many links the page leaves out."""
    totals: Mapping[str, int] = field(default_factory=dict)
    """How many things of each type the whole graph has."""

    overlaps: tuple[Answer, ...] = ()
    """The tasks of each document that overlap with others, in a page that can ask nobody for them."""

    @property
    def hierarchy(self) -> "nx.DiGraph[str]":
        """Documents, sections and tasks, each under what contains it, in the order of the document."""
        up = dict(ontology().steps("hierarchy", "up"))
        pairs = [
            (e.target, e.source) if up[e.type] == "out" else (e.source, e.target) for e in self.edges if e.type in up
        ]
        tree: nx.DiGraph[str] = nx.DiGraph()
        tree.add_nodes_from(frame.document for frame in self.frames)
        tree.add_edges_from(sorted(pairs, key=lambda pair: (sort_key(pair[0]), sort_key(pair[1]))))
        return tree


def part_of_graph(store: Store, around: str | None = None, *, room: int = ROOM, alone: bool = False) -> Subgraph:
    """The loaded documents of a store, or those around one thing; raises NotFound with ids that come near.

    A page that stands `alone`, without a server, brings along which tasks overlap.

    Around a task or section that is its document; around a document, an agency or a project the parts of the loaded
    documents that have to do with it.
    """
    start = None if around is None else _start(store, around)
    frames = _frames(store, start, room)
    near, left = _edges(store, frames)
    above = _above(store, near, {frame.document for frame in frames})
    found = {edge.id: edge for edge in (*near, *(edge for one in above.values() for edge in one.edges))}
    edges = tuple(found[id] for id in sorted(found, key=sort_key))
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    drawn = {id for frame in frames for id in (frame.document, *frame.parts)}
    things = store.get({*ends, *drawn, *((start.id,) if start else ())})
    return Subgraph(
        frames=frames,
        things={id: things[id] for id in sorted(things, key=sort_key)},
        edges=edges,
        warnings=store.warnings(things),
        unresolved=store.unresolved(things),
        sources=_sources(store, {frame.document for frame in frames}),
        above=above,
        around=start.id if start else None,
        left=left,
        totals=store.counts().nodes,
        overlaps=tuple(overlaps(store, one.document, least=_ALIKE, cap=_CAP) for one in frames if alone and one.parts),
    )


def _start(store: Store, id: str) -> Node:
    found = store.get([id])
    if not found:
        raise NotFound(id, [node.id for node in store.near(id)])
    return next(iter(found.values()))


def _frames(store: Store, start: Node | None, room: int) -> tuple[Frame, ...]:
    loaded = _loaded(store)
    if start is None:
        return _whole(store, loaded, room)
    own = document_of(start.id)
    if own in loaded:
        return _whole(store, [own], room)
    touched = _touched(store, start)
    frames = [_frame(store, id, room, touched) for id in loaded]
    return tuple(frame for frame in frames if frame.parts)


def _loaded(store: Store) -> list[str]:
    """The documents that a source is of, by canonical id."""
    known = store.canonical(source.document for source in store.sources())
    return sorted(set(known.values()), key=sort_key)


def _whole(store: Store, documents: Iterable[str], room: int) -> tuple[Frame, ...]:
    """Documents with all their parts until the room is used up, then only their number of tasks.

    Those that have tasks come first. The first is always opened, cut where it is longer than the room.
    """
    tasks = {document: store.find(type="Task", within=document, limit=1).total for document in documents}
    frames: dict[str, Frame] = {}
    for document in sorted(tasks, key=lambda id: not tasks[id]):
        size = tasks[document] or store.find(type="Section", within=document, limit=1).total
        opened = room if size <= room or not frames else 0
        frames[document] = _frame(store, document, opened, whole=len(tasks) == 1)
        room -= min(size, opened)
    return tuple(frames[document] for document in tasks)


def _frame(
    store: Store, document: str, room: int, only: frozenset[str] | None = None, *, whole: bool = True
) -> Frame:  # fmt: skip
    """A document with its tasks, or with `only` some; beside others without the sections that hold none of them."""
    tasks = store.find(type="Task", within=document, limit=max(room, 1))
    items = [node.id for node in tasks.items[:room] if only is None or node.id in only]
    if only is None and (whole or not items):
        sections = [node.id for node in store.find(type="Section", within=document, limit=max(room, 1)).items[:room]]
    else:
        over = store.reach(items, ontology().steps("hierarchy", "up"), limit=_CAP).items
        sections = sorted({edge.target for edge in over} - {document}, key=sort_key)
    parts = (*sections, *items)
    return Frame(document, parts, tasks.total, _about(_answer(store, document, room if parts else 0), parts))


def _answer(store: Store, document: str, room: int) -> Answer:
    """The library's own answer for every task of a document."""
    return trace(store, document, cap=max(5 * room, 1))


def _about(answer: Answer, parts: tuple[str, ...]) -> Answer:
    """What an answer says of these tasks, where a page shows only some of a document."""
    shown, task = set(parts), {edge.id: edge.target for edge in answer.edges}
    paths = [path for path in answer.answer["paths"] if task[path[-1]] in shown]
    undriven = [id for id in answer.answer["undriven"] if id in shown]
    kept = {**answer.answer, "paths": paths, "undriven": undriven}
    return replace(answer, answer=kept, cut=answer.cut if parts else None)


def _touched(store: Store, start: Node) -> frozenset[str]:
    """The tasks that have to do with a thing: driven by it, or joined to it by any link."""
    linked = {end for edge in store.edges([start.id], limit=_CAP).items for end in (edge.source, edge.target)}
    answer = trace(store, start.id, cap=_CAP)
    return frozenset({*linked, *(id for id, node in answer.things.items() if node.type == "Task")})


def _edges(store: Store, frames: Iterable[Frame]) -> tuple[tuple[Edge, ...], int]:
    """The links of what is drawn, and of the documents behind it among themselves; and how many are left out."""
    frames = tuple(frames)
    drawn = {id for frame in frames for id in (frame.document, *frame.parts)}
    opened = {id for frame in frames if frame.parts for id in (frame.document, *frame.parts)}
    answered = {edge.id: edge for frame in frames if frame.parts for edge in frame.answer.edges}
    within = store.edges(opened, types=_WITHIN, direction="out", limit=_CAP)
    near = store.edges(opened, types=_NOT_WITHIN, limit=_CAP)
    ends = {end for edge in (*answered.values(), *near.items) for end in (edge.source, edge.target)}
    between = store.edges(ends - drawn, types=_AMONG_DOCUMENTS, limit=_CAP)
    found = {edge.id: edge for edge in (*answered.values(), *within.items, *near.items, *between.items)}
    kept = tuple(found[id] for id in sorted(found, key=sort_key) if _shown(found[id], drawn, ends))
    return kept, within.left + near.left + between.left


def _above(store: Store, edges: Iterable[Edge], framed: set[str]) -> dict[str, Answer]:
    """The library's answer for each cited document that carries another out, without the tasks below it."""
    up = dict(ontology().steps("driver", "up"))
    ends = {edge.source if up[edge.type] == "out" else edge.target for edge in edges if edge.type in up}
    return {id: _documents_only(trace(store, id)) for id in sorted(ends - framed) if "~" not in id}


def _documents_only(answer: Answer) -> Answer:
    through = answer.answer["through_document"]
    kept = {id for path in through for id in path}
    return replace(
        answer, edges=tuple(edge for edge in answer.edges if edge.id in kept), answer={"through_document": through}
    )


_WITHIN = tuple(edge.name for edge in ontology().edges.values() if edge.meaning == "hierarchy")
_NOT_WITHIN = tuple(edge.name for edge in ontology().edges.values() if edge.meaning != "hierarchy")
_AMONG_DOCUMENTS = tuple(
    edge.name for edge in ontology().edges.values() if "Document" in edge.targets and edge.meaning != "hierarchy"
)


def _shown(edge: Edge, drawn: set[str], ends: set[str]) -> bool:
    """Whether both ends are on the page: a part of a document that is not drawn is not; an issuer always is."""
    inside = all(end in drawn or (end in ends and "~" not in end) for end in (edge.source, edge.target))
    return inside or ontology().edge(edge.type).meaning == "issue"


def _sources(store: Store, documents: set[str]) -> tuple[Source, ...]:
    """The sources of the documents shown, with their texts as long as there is room."""
    known = store.canonical(source.document for source in store.sources())
    room, found = TEXT, []
    for bare in store.sources():
        whole = (store.source(bare.id) or bare) if known.get(bare.document) in documents else bare
        found.append(whole if len(whole.text) <= room else bare)
        room -= len(found[-1].text)
    return tuple(found)
