"""trace: which resolution drives this task, through which programme, and in which words?

Both ways: from a task or section up to the documents behind it, and from a document down to every task that it
drives, directly or through documents that carry it out. Every step is an edge, and every edge has its evidence.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal

from graph.answer import Answer
from graph.errors import NotFound
from graph.ids import document_of, document_of_source, sort_key
from graph.model import Edge, Node
from graph.ontology import ontology
from graph.stores.base import Around, Cut, Step, Store, Walk

CAP = 1000
_COUNTED = 10  # times the cap: paths beyond are not even counted, for cycles can make their number explode
Path = tuple[Edge, ...]
Links = Mapping[str, Sequence[tuple[str, Edge]]]


def trace(store: Store, id: str, *, cap: int = CAP) -> Answer:
    """What drives a task, or every task of a section; what a document drives, and what drives it.

    Of a body, project, place, deliverable or target: what drives each task that has to do with it.

    `answer` has `paths`, each a list of edge ids from the driver to a task; `undriven`, the tasks asked about that
    no driver is named for; `through_document`, paths between whole documents: what the document of a task
    carries out as a whole, and which loaded programmes carry out the document asked about; and `ended`, the links that
    say that a document on any of these paths is replaced or repealed as a whole.
    `cut` says how many steps and paths the cap kept back. Raises NotFound with ids that come near.
    """
    around = store.around(_walks(id, cap))
    start = _start(store, id, around)
    own = document_of(start.id)
    within, above, ended_above, below, ended_below = around.walks
    tasks = _tasks(start, within, around.things)
    web = _Web(_links(above.items, "up"), _links(below.items, "down"))
    found = [path for task in tasks for path in islice(web.up(task), _COUNTED * cap)]
    found += islice((path for path in web.down(start.id) if _is_task(path[-1])), _COUNTED * cap)
    paths = _once(found)
    through = _once([*islice(web.up(own), cap), *_programmes(store, web, start)])
    kept = paths[:cap]
    left = within.left + above.left + below.left + len(paths) - len(kept)
    undriven = _undriven(store, tasks, above)
    ended = [one for one in (*ended_above.items, *ended_below.items) if not one.properties.get("articles")]
    return _answer(store, start, tasks, undriven, kept, through, ended, Cut((), cap, left), around)


def _walks(id: str, cap: int) -> tuple[Walk, ...]:
    """To what stands beneath; from its tasks and the whole document up to what drives them; down to what it drives.

    From the documents met on the way up and down to what replaces or repeals them.
    """
    above = Walk((document_of(id),), ontology().steps("driver", "up"), limit=cap, onward="Task")
    below = Walk((id,), ontology().steps("driver", "down"), limit=cap)
    ended = Walk((), (("REPLACES", "in"), ("REPEALS", "in")), depth=1, limit=cap, onward="Document")
    return beneath(id, _COUNTED * cap), above, ended, below, ended


def beneath(id: str, limit: int) -> Walk:
    """From a section or document down to its tasks; from a body, project, place, deliverable or target to those it has to do with."""
    return Walk((id,), (*ontology().steps("hierarchy", "down"), *_to_tasks()), limit=limit)


@cache
def _to_tasks() -> tuple[Step, ...]:
    """From a body, project, place, deliverable or target to the tasks that have to do with it.

    >>> ("LEADS", "out") in _to_tasks(), ("ADVANCES", "in") in _to_tasks()
    (True, True)
    """
    work = [edge for meaning in _WORK for edge in ontology().meaning(meaning)]
    found: list[Step] = [(edge.name, "in") for edge in work if "Task" in edge.sources and "Task" not in edge.targets]
    found += [(edge.name, "out") for edge in work if "Task" in edge.targets and "Task" not in edge.sources]
    return tuple(found)


_WORK = ("responsibility", "dependency", "measure", "place")


def _start(store: Store, id: str, around: Around) -> Node:
    if id not in around.known:
        raise NotFound(id, [node.id for node in store.near(id)])
    return around.things[around.known[id]]


def _tasks(start: Node, within: Cut[Edge], things: Mapping[str, Node]) -> list[str]:
    """The tasks asked about: the one, all beneath a section or document, or all that have to do with a thing."""
    parts = {start.id, *(end for edge in within.items for end in (edge.source, edge.target))}
    return sorted((id for id in parts if things[id].type == "Task"), key=_place)


@dataclass(frozen=True)
class _Web:
    """The driver edges around a start, followed in either direction along paths that repeat no node."""

    drivers_of: Links
    driven_by: Links

    def up(self, node: str, seen: frozenset[str] = frozenset()) -> Iterator[Path]:
        """Every longest path that ends at a node, from the driver that nothing drives."""
        seen |= {node}
        for driver, edge in self.drivers_of.get(node, ()):
            if driver not in seen:
                longer = self.up(driver, seen)
                yield (*next(longer, ()), edge)
                yield from ((*path, edge) for path in longer)

    def down(self, node: str, seen: frozenset[str] = frozenset()) -> Iterator[Path]:
        """Every path that begins at a node."""
        seen |= {node}
        for driven, edge in self.driven_by.get(node, ()):
            if driven not in seen:
                yield (edge,)
                yield from ((edge, *path) for path in self.down(driven, seen))


def _links(edges: Sequence[Edge], towards: Literal["up", "down"]) -> Links:
    found: dict[str, list[tuple[str, Edge]]] = {}
    for edge in edges:
        driver, driven = _ends(edge)
        key, other = (driven, driver) if towards == "up" else (driver, driven)
        found.setdefault(key, []).append((other, edge))
    return found


def _ends(edge: Edge) -> tuple[str, str]:
    """The driver and the driven end, by the way the meaning of the edge's type flows."""
    forward = ontology().edge(edge.type).flow == "forward"
    return (edge.source, edge.target) if forward else (edge.target, edge.source)


def _undriven(store: Store, tasks: Sequence[str], above: Cut[Edge]) -> list[str]:
    """The tasks that no driver is named for; none where there are too many links to be sure of one."""
    if above.left:
        types = [type.name for type in ontology().meaning("driver")]
        above = store.edges(tasks, types=types, limit=_COUNTED * above.cap)
    driven = {_ends(edge)[1] for edge in above.items}
    return [] if above.left else [task for task in tasks if task not in driven]


def _is_task(edge: Edge) -> bool:
    return "Task" in ontology().edge(edge.type).targets


def _programmes(store: Store, web: _Web, start: Node) -> list[Path]:
    """Paths from the document asked about to whole documents that carry it out and have parts here."""
    paths = [path for path in web.down(start.id) if not _is_task(path[-1])]
    ends = {_ends(path[-1])[1] for path in paths}
    parts = store.reach(ends, ontology().steps("hierarchy", "down"), depth=1) if ends else Cut((), 0)
    with_parts = {_ends(edge)[0] for edge in parts.items}
    return [path for path in paths if _ends(path[-1])[1] in with_parts]


def _once(paths: Sequence[Path]) -> list[Path]:
    """Paths in order, each once: up from a task and down from a document can meet in the same one."""
    return sorted({tuple(edge.id for edge in path): path for path in paths}.values(), key=_order)


def _order(path: Path) -> tuple[str, int, list[str]]:
    return sort_key(_ends(path[-1])[1]), len(path), [sort_key(edge.id) for edge in path]


def _answer(
    store: Store, start: Node, tasks: Sequence[str], undriven: Sequence[str], paths: Sequence[Path],
    through: Sequence[Path], ended: Sequence[Edge], cut: Cut[str], around: Around,
) -> Answer:  # fmt: skip
    edges = {edge.id: edge for path in (*paths, *through) for edge in path}
    passed = {start.id, *(end for edge in edges.values() for end in _ends(edge))}
    ending = {edge.id: edge for edge in ended if edge.target in passed}
    edges |= ending
    spoken_of = {start.id, document_of(start.id), *tasks, *(id for one in edges.values() for id in _ends(one))}
    quoted = {document_of_source(one.source) for edge in edges.values() for one in edge.evidence}
    things = _things(store, around, spoken_of | quoted)
    named = spoken_of & things.keys()
    return Answer(
        question="trace",
        of=(start.id,),
        things=things,
        edges=tuple(edges[id] for id in sorted(edges, key=sort_key)),
        answer={
            "paths": [[edge.id for edge in path] for path in paths],
            "undriven": list(undriven),
            "through_document": [[edge.id for edge in path] for path in through],
            "ended": sorted(ending, key=sort_key),
        },
        cut={"cap": cut.cap, "left": cut.left} if cut.left else None,
        warnings=tuple(one for one in around.warnings if named.intersection(one.about)),
    )


def _things(store: Store, around: Around, ids: Set[str]) -> dict[str, Node]:
    """The things of these ids in the order of the contract; only what was quoted from afar must be asked for."""
    found = {id: around.things[id] for id in ids & around.things.keys()}
    if missing := ids - found.keys():
        found |= store.get(missing)
    return {id: found[id] for id in sorted(found, key=_place)}


def _place(id: str) -> tuple[str, str]:
    """Where a thing stands in the order of the contract: two ids can have one sort key."""
    return sort_key(id), id
