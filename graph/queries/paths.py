"""paths: how are two things connected, step by step, with the words of each step?"""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Any

import networkx as nx

from graph.answer import Answer
from graph.errors import NotFound
from graph.model import Edge
from graph.ontology import ontology
from graph.queries.about import cut, known_only, place, told
from graph.stores.base import Store

CAP = 10
DEPTH = 4
MEANINGS = tuple(dict.fromkeys(edge.meaning for edge in ontology().edges.values() if edge.meaning != "derived"))
"""What a step may mean."""
TELLING = tuple(one for one in MEANINGS if one not in ("hierarchy", "issue"))
"""What is followed where nothing else is asked: that two tasks stand in one document connects all tasks of it."""
_EDGES = 2_000  # links that are looked at
_HUB = 200
"""What has more links is not gone through from one side alone: a way there that both sides reach is found."""
_COUNTED = 3  # times the cap: paths beyond are not even compared, for they can be very many


def paths(
    store: Store, start: str, end: str, *, through: Sequence[str] = TELLING, depth: int = DEPTH, cap: int = CAP
) -> Answer:
    """The shortest ways from one thing to another, and those that are one or two steps longer.

    `answer` has `paths`, the shortest first, each a list of edge ids from `start` to `end`, whatever way the arrows point;
    `steps`, how many the shortest has, null where none was found; and `depth`, how many were looked at. `through` are
    meanings of MEANINGS. A path repeats no thing; `cut` says how many more there are, at least.

    Both ends are widened ring by ring until they meet: the cost grows with the links around them, up to 2,000 of them. A
    hub is met from both sides, and not gone through from one of them alone: thousands of things share it.
    Raises NotFound with ids that come near, and BadQuestion for an unknown meaning.

    >>> from graph.stores import open_store
    >>> with open_store(":memory:") as store:
    ...     paths(store, "x", "y")
    Traceback (most recent call last):
    graph.errors.NotFound: nothing is known as 'x'. Try: policygraph search WORDS
    """
    known_only(through, MEANINGS)
    known = store.canonical([start, end])
    for id in (start, end):
        if id not in known:
            raise NotFound(id, [node.id for node in store.near(id)])
    ends = known[start], known[end]
    types = [edge.name for edge in ontology().edges.values() if edge.meaning in through]
    near, left = _between(store, ends, types, depth)
    found = list(islice(_paths(near, ends, depth), _COUNTED * cap))
    found.sort(key=lambda path: (len(path), [place(edge.id) for edge in path]))
    shown = found[:cap]
    return told(
        store,
        "paths",
        list(dict.fromkeys(ends)),
        {
            "paths": [[edge.id for edge in path] for path in shown],
            "steps": len(shown[0]) if shown else None,
            "depth": depth,
        },
        edges=[edge for path in shown for edge in path],
        cut=cut(cap, max(len(found) - cap, left)),
    )


def _between(store: Store, ends: tuple[str, str], types: Sequence[str], depth: int) -> tuple[list[Edge], int]:
    """The links around both ends: as far as they must go to meet, and one ring further; and how many were left out."""
    met: list[set[str]] = [{ends[0]}, {ends[1]}]
    frontier = [set(one) for one in met]
    found: dict[str, Edge] = {}
    hubs: set[str] = set()
    rings, further = 0, 2
    while rings < depth and any(frontier) and further:
        if not met[0].isdisjoint(met[1]):
            further -= 1
        side = min((one for one in (0, 1) if frontier[one]), key=lambda one: (len(frontier[one]), one))
        page = store.edges(frontier[side], types=types, limit=_EDGES - len(found), most=_HUB)
        found |= {edge.id: edge for edge in page.items}
        if page.left:
            return list(found.values()), page.left
        at = {end for edge in page.items for end in (edge.source, edge.target)}
        hubs |= frontier[side] - at
        frontier[side] = at - met[side]
        met[side] |= at
        rings += bool(page.items)
    left = 0
    if hubs:  # two of them can be joined; and an end that is one is gone through where nothing else led there
        found |= {edge.id: edge for edge in store.edges(hubs, types=types, most=0).items}
        if met[0].isdisjoint(met[1]):
            page = store.edges(hubs.intersection(ends), types=types, limit=_EDGES)
            found |= {edge.id: edge for edge in page.items}
            left = page.left
    return list(found.values()), left


def _paths(edges: Sequence[Edge], ends: tuple[str, str], depth: int) -> Iterator[tuple[Edge, ...]]:
    """Paths from end to end, the shortest first; where several links join two things the first of them stands for all."""
    graph: Any = nx.Graph()
    for edge in sorted(edges, key=lambda edge: place(edge.id), reverse=True):
        graph.add_edge(edge.source, edge.target, edge=edge)
    if ends[0] == ends[1] or not all(end in graph for end in ends) or not nx.has_path(graph, *ends):
        return
    shortest = 0
    for path in nx.shortest_simple_paths(graph, *ends):
        shortest = shortest or len(path)
        if len(path) > min(shortest + 2, depth + 1):
            return
        yield tuple(graph.edges[pair]["edge"] for pair in pairwise(path))
