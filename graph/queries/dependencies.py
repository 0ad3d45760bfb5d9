"""dependencies: what a task needs before it, and what waits for it, to any depth.

A task depends on another where it needs what the other makes: a scheme, a plan, a database. The links that say so
(NEEDS, PRODUCES) are stated, each with its words; that one task depends on the other is computed from them here, when it
is asked: so it is never behind what is loaded, and a plan that a hundred tasks need makes no ten thousand links.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

import networkx as nx

from graph.answer import Answer
from graph.errors import NotFound
from graph.ids import document_of, document_of_source, sort_key
from graph.model import Edge, Evidence, Node
from graph.ontology import ontology
from graph.queries.trace import beneath
from graph.stores.base import Around, Cut, Step, Store, Walk

CAP = 1000
_DEEP = 1000  # steps: two of them are one dependency
_SHOWN = 5
_DEPENDS = "DEPENDS_ON"


def dependencies(store: Store, id: str, *, cap: int = CAP) -> Answer:
    """What the tasks of a thing need before them, and what waits for them.

    `answer` has `tasks`, those asked about; `links`, each with the task that needs, what it needs (`through`), the task
    that makes it (`on`, null where nobody does) and the stated edges that say so; `order`, the tasks met in the order of
    work, each with its rank and whether it comes `before` or `after` those asked about; `circular`, tasks that wait for
    each other; `bottlenecks`, those that most others wait for; `longest`, the longest chain in the order of work; `open`,
    what is needed and made by no task that is loaded; `projects`, those that tasks go with, connect with, serve or wait
    for; `shared_ends`, places where a project of these tasks and another one end. `edges` are the stated ones and, of type DEPENDS_ON, the computed.

    The cost grows with the links that are met, up to `cap` each way. Raises NotFound with ids that come near.

    >>> from graph.stores import open_store
    >>> with open_store(":memory:") as store:
    ...     dependencies(store, "x")
    Traceback (most recent call last):
    graph.errors.NotFound: nothing is known as 'x'. Try: policygraph search WORDS
    """
    around = store.around([beneath(id, cap)])
    if id not in around.known:
        raise NotFound(id, [node.id for node in store.near(id)])
    start = around.known[id]
    tasks = _tasks({start, *_ends(around.walks[0].items)}, around.things)
    met = store.around(_walks(start, tasks, cap))
    needed, waiting, ends, _ = met.walks
    left = around.walks[0].left + needed.left + waiting.left + ends.left
    shared = _shared_ends(start, ends.items)
    return _answer(store, start, tasks, _links((*needed.items, *waiting.items)), shared, met, Cut((), cap, left))


def _walks(start: str, tasks: Sequence[str], cap: int) -> tuple[Walk, ...]:
    """To what the tasks need, up to the first makers; to what waits for them, down to the last; to where their projects end.

    Their documents come along.
    """
    up, down = (ontology().steps("dependency", way) for way in ("up", "down"))
    documents = tuple(sorted({document_of(id) for id in (start, *tasks)} | {start}))
    ends = Walk((*tasks, start), _TO_ENDS, 3, cap)
    return Walk(tuple(tasks), up, _DEEP, cap), Walk(tuple(tasks), down, _DEEP, cap), ends, Walk(documents, ())


_TO_ENDS: tuple[Step, ...] = (("ADVANCES", "out"), ("NEEDS", "out"), ("CONNECTS", "out"), ("CONNECTS", "in"))
"""From a task to its projects, to where these end, and to what else ends there."""


def _shared_ends(start: str, edges: Iterable[Edge]) -> dict[str, list[Edge]]:
    """The links of projects to each place where one of the tasks' own, or the one asked about, and another end."""
    found: dict[str, list[Edge]] = {}
    own = {start}
    for edge in edges:
        if edge.type == "CONNECTS":
            found.setdefault(edge.target, []).append(edge)
        else:
            own.add(edge.target)
    return {
        place: sorted(at, key=lambda one: _place(one.source))
        for place, at in found.items()
        if len(at) > 1 and any(edge.source in own for edge in at)
    }


def _tasks(ids: Iterable[str], things: Mapping[str, Node]) -> tuple[str, ...]:
    return tuple(sorted((id for id in ids if things[id].type == "Task"), key=_place))


def _ends(edges: Iterable[Edge]) -> Set[str]:
    return {end for edge in edges for end in (edge.source, edge.target)}


def _place(id: str) -> tuple[str, str]:
    return sort_key(id), id


# --- what depends on what ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Link:
    """A task that needs something, and the task that makes it, where one does."""

    task: str
    through: str
    on: str | None
    edges: tuple[Edge, ...]


def _links(edges: Iterable[Edge]) -> list[Link]:
    """Every need with everyone who meets it, in the order of the tasks."""
    once = {one.id: one for one in edges}
    needs: dict[str, list[Edge]] = {}
    makes: dict[str, list[Edge]] = {}
    for edge in (once[id] for id in sorted(once, key=_place)):
        is_need = ontology().edge(edge.type).flow == "backward"  # against the arrow: what is needed comes first
        (needs if is_need else makes).setdefault(edge.target, []).append(edge)
    found = []
    for through, wanted in needs.items():
        for need in wanted:
            makers = [one for one in makes.get(through, ()) if one.source != need.source]
            found += [Link(need.source, through, one.source, (need, one)) for one in makers]
            if not makers and not any(one.source == need.source for one in makes.get(through, ())):
                found.append(Link(need.source, through, None, (need,)))
    return sorted(found, key=lambda one: (_place(one.task), _place(one.on or ""), _place(one.through)))


class _Work:
    """The tasks that are met, as a graph that runs in the order of work: from who makes to who needs."""

    def __init__(self, links: Sequence[Link], asked: Sequence[str]) -> None:
        self.asked = frozenset(asked)
        self.graph: Any = nx.DiGraph()
        self.graph.add_edges_from((one.on, one.task) for one in links if one.on)
        if len(asked) == 1:
            self.graph.add_nodes_from(asked)
        rings = [frozenset(one) for one in nx.strongly_connected_components(self.graph)]
        self.circular = sorted(
            (sorted(one, key=_place) for one in rings if len(one) > 1), key=lambda one: _place(one[0])
        )
        self.whole: Any = nx.condensation(self.graph, rings)

    def ranks(self) -> dict[str, int]:
        """How many others must be done first, one after the other: 0 for those that wait for nobody."""
        rank: dict[int, int] = {}
        for one in nx.topological_sort(self.whole):
            rank[one] = max((rank[before] + 1 for before in self.whole.predecessors(one)), default=0)
        return {id: rank[ring] for id, ring in self.whole.graph["mapping"].items()}

    def order(self) -> list[dict[str, Any]]:
        """The tasks that wait or are waited for, in the order of work: by rank, then by their places."""
        before, after = self._all(nx.ancestors), self._all(nx.descendants)
        listed = sorted(self.ranks().items(), key=lambda one: (one[1], _place(one[0])))
        return [
            {"task": id, "rank": rank, "before": id in before, "after": id in after}
            for id, rank in listed
            if id in before or id in after or id in self.asked
        ]

    def _all(self, of: Any) -> set[str]:
        found: set[str] = set()
        return found.union(*(of(self.graph, id) for id in self.asked if id in self.graph)) - self.asked

    def bottlenecks(self) -> list[dict[str, Any]]:
        """The tasks for which at least two others wait, directly or not; those first for which most do."""
        waiting = {id: len(nx.descendants(self.graph, id)) for id in self.graph if self.graph.out_degree(id)}
        listed = sorted(waiting.items(), key=lambda one: (-one[1], _place(one[0])))
        return [{"task": id, "waiting": count} for id, count in listed if count > 1][:_SHOWN]

    def longest(self) -> list[str]:
        """The longest chain, by the first of its tasks where several are as long; of a ring the first task."""
        if not self.graph.number_of_edges():
            return []
        first = {ring: min(data["members"], key=_place) for ring, data in self.whole.nodes(data=True)}
        best: dict[int, list[str]] = {}
        for ring in nx.lexicographical_topological_sort(self.whole, key=lambda one: _place(first[one])):
            before = [best[one] for one in self.whole.predecessors(ring)]
            chain = min(before, key=lambda one: (-len(one), [_place(id) for id in one]), default=[])
            best[ring] = [*chain, first[ring]]
        return min(best.values(), key=lambda one: (-len(one), [_place(id) for id in one]))


# --- the answer --------------------------------------------------------------------------------------------------------


def _computed(link: Link) -> Edge | None:
    """That one task depends on another, proved by the words of both."""
    if link.on is None:
        return None
    grounds = tuple(
        replace(one, method="computed", fields=None, stated=None) for edge in link.edges for one in edge.evidence
    )
    return Edge(_DEPENDS, link.task, link.on, {}, grounds)


def _with_computed(links: Sequence[Link]) -> dict[str, Edge]:
    """The stated edges and one computed edge for each two tasks, with all that proves it."""
    found = {edge.id: edge for one in links for edge in one.edges}
    for edge in filter(None, map(_computed, links)):
        known = found.get(edge.id)
        proofs: Iterable[Evidence] = {*(known.evidence if known else ()), *edge.evidence}
        found[edge.id] = replace(edge, evidence=tuple(sorted(proofs, key=lambda one: one.order)))
    return found


def _answer(
    store: Store, start: str, tasks: Sequence[str], links: Sequence[Link], shared: Mapping[str, Sequence[Edge]], met: Around,
    cut: Cut[str],
) -> Answer:  # fmt: skip
    work = _Work(links, tasks)
    edges = _with_computed(links) | {edge.id: edge for at in shared.values() for edge in at}
    order = work.order()
    spoken_of = {start, *(one["task"] for one in order), *_ends(edges.values())}
    quoted = {document_of_source(one.source) for edge in edges.values() for one in edge.evidence}
    wanted = spoken_of | {document_of(id) for id in spoken_of} | quoted
    unmade = {one.through for one in links if one.on is None}
    projects = {id for id in unmade if met.things[id].type == "Project"}
    missing = wanted - met.things.keys()
    known = {id: met.things[id] for id in wanted - missing} | (store.get(missing) if missing else {})
    return Answer(
        question="dependencies",
        of=(start,),
        things={id: known[id] for id in sorted(known, key=_place)},
        edges=tuple(edges[id] for id in sorted(edges, key=_place)),
        answer={
            "tasks": list(tasks),
            "links": [
                {"task": one.task, "through": one.through, "on": one.on, "edges": [edge.id for edge in one.edges]}
                for one in links
            ],
            "order": order,
            "circular": work.circular,
            "bottlenecks": work.bottlenecks(),
            "longest": work.longest(),
            "open": sorted(unmade - projects, key=_place),
            "projects": sorted(projects, key=_place),
            "shared_ends": [
                {
                    "place": at,
                    "projects": [edge.source for edge in shared[at]],
                    "edges": [edge.id for edge in shared[at]],
                }
                for at in sorted(shared, key=_place)
            ],
        },
        cut={"cap": cut.cap, "left": cut.left} if cut.left else None,
        warnings=tuple(one for one in met.warnings if not spoken_of.isdisjoint(one.about)),
    )
