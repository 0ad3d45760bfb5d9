"""impact: if this document ends, this project slips, this body is merged: what is affected, in how many steps, and why?"""

from collections import Counter
from collections.abc import Mapping, Sequence

from graph.answer import Answer
from graph.errors import NotFound
from graph.model import Edge, Node
from graph.ontology import ontology
from graph.queries.about import a_day, cut, place, told
from graph.queries.responsibilities import due_day
from graph.stores.base import Store

CAP = 1000
DEPTH = 8
_ROLES = tuple(type.name for type in ontology().meaning("responsibility"))
_ONWARD: Mapping[str, Sequence[tuple[str, str]]] = {
    "Document": (("DRIVES", "out"), ("IMPLEMENTS", "in"), ("PART_OF", "in"), ("SETS", "out"), ("NEEDS", "in")),
    "Section": (("PART_OF", "in"), ("SETS", "out"), ("ADVANCES", "out")),
    "Task": (("PRODUCES", "out"), ("SETS", "out"), *((role, "in") for role in _ROLES)),
    "Deliverable": (("NEEDS", "in"),),
    "Project": (("NEEDS", "in"),),
}
"""What is affected next: from a document what it drives, those that carry it out, and its own parts; from a task what it makes."""
_FIRST: Mapping[str, Sequence[tuple[str, str]]] = {
    "Project": (("ADVANCES", "in"), ("PRODUCES", "in"), ("NEEDS", "in")),
    "Deliverable": (("PRODUCES", "in"), ("NEEDS", "in")),
    "Agency": tuple((role, "out") for role in _ROLES),
    "Target": (("SETS", "in"),),
    "Place": (("LOCATED_IN", "in"), ("CONNECTS", "in")),
}
"""From the thing asked about: also the tasks that work on it. What stands in neither table goes no further."""


def impact(store: Store, id: str, *, until: str | None = None, depth: int = DEPTH, cap: int = CAP) -> Answer:
    """What a change of one thing touches: tasks, targets, deliverables, bodies, documents, by the shortest chain of words.

    `answer` has `affected`, each with its `thing`, the number of `steps`, and the `chain` of edge ids from the thing asked
    about; `counts` by type; and, where `until` is given (the day to which it slips, ISO), `impossible`: the affected tasks
    that are due before that day, each with its `due`.

    `cap` is how many things are listed. The cost grows with the links of what is affected. Raises NotFound with ids that
    come near, and BadQuestion where `until` is no day.

    >>> from graph.stores import open_store
    >>> with open_store(":memory:") as store:
    ...     impact(store, "x")
    Traceback (most recent call last):
    graph.errors.NotFound: nothing is known as 'x'. Try: policygraph search WORDS
    """
    day = a_day(until) if until else None
    known = store.brief([id])
    if not known:
        raise NotFound(id, [node.id for node in store.near(id)])
    [(start, node)] = known.items()
    chains, things, left = _spread(store, node, depth, cap)
    listed = sorted(chains, key=lambda one: (len(chains[one]), _ORDER[things[one].type], place(one)))
    due = {one: due_day(things[one]) for one in listed if things[one].type == "Task"}
    impossible = [one for one in listed if day and (ends := due.get(one)) and ends < day]
    counts = Counter(things[one].type for one in listed)
    return told(
        store,
        "impact",
        [start],
        {
            "affected": [
                {"thing": one, "steps": len(chains[one]), "chain": [edge.id for edge in chains[one]]} for one in listed
            ],
            "counts": {type: counts[type] for type in _ORDER if counts[type]},
            "until": day,
            "impossible": [{"task": one, "due": due[one]} for one in impossible],
        },
        edges=[edge for chain in chains.values() for edge in chain],
        known=things,
        cut=cut(cap, left),
    )


_ORDER = {
    type: number
    for number, type in enumerate(
        ("Task", "Target", "Deliverable", "Project", "Agency", "Document", "Section", "Place")
    )
}


def _spread(
    store: Store, start: Node, depth: int, cap: int
) -> tuple[dict[str, tuple[Edge, ...]], dict[str, Node], int]:  # fmt: skip
    """The shortest chain to everything that is affected, the things themselves, and how many were left out."""
    chains: dict[str, tuple[Edge, ...]] = {start.id: ()}
    things = {start.id: start}
    ring = [start]
    for _ in range(depth):
        found: dict[str, tuple[Edge, ...]] = {}
        for edge, here, there in _links(store, ring, start):
            if there not in chains:
                found.setdefault(there, (*chains[here], edge))
        if not found:
            break
        kept = sorted(found, key=place)[: cap - len(chains) + 1]
        things |= store.brief(kept)
        chains |= {id: found[id] for id in kept}
        if len(kept) < len(found):
            return _without(chains, start.id), things, len(found) - len(kept)
        ring = [things[id] for id in kept]
    return _without(chains, start.id), things, 0


def _without(chains: Mapping[str, tuple[Edge, ...]], id: str) -> dict[str, tuple[Edge, ...]]:
    return {one: chain for one, chain in chains.items() if one != id}


def _links(store: Store, ring: Sequence[Node], start: Node) -> list[tuple[Edge, str, str]]:
    """The links that lead on from the things of a ring, each with where it comes from and where it goes."""
    ids: dict[tuple[str, str], set[str]] = {}
    for node in ring:
        steps = _FIRST.get(node.type) if node.id == start.id else None
        for step in steps or _ONWARD.get(node.type, ()):
            ids.setdefault(step, set()).add(node.id)
    types = sorted({type for type, _ in ids})
    met = [node.id for node in ring]
    edges = store.edges(met, types=types, limit=_MOST).items if types else ()
    found = []
    for edge in edges:
        if edge.source in ids.get((edge.type, "out"), ()):
            found.append((edge, edge.source, edge.target))
        if edge.target in ids.get((edge.type, "in"), ()):
            found.append((edge, edge.target, edge.source))
    return found


_MOST = 1_000_000  # links of one ring: what is listed is capped, and what is affected must be known to be counted
