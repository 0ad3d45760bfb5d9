"""overlaps: which tasks do the same work, how much, and in which words?

Two tasks overlap where they say the same, or one orders among other things what the other orders; the more where they
share a deliverable, a target, a driver or projects. Nothing is stored: the score of two tasks rests on these two alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from graph.answer import Answer
from graph.ids import document_of
from graph.likeness import Run, runs, said
from graph.model import Edge, Evidence, Node
from graph.overlapping import COMMON, HUB, KINDS, TELLING, THINGS, Work, candidates, holding, nearest, score
from graph.queries.about import about, cut, place, told
from graph.stores.base import Store

CAP = 50
LEAST = 0.15
"""The lowest score that is listed where nothing else is asked."""
STRONG = 0.5
"""From here on tasks belong to one group."""
_ALL = 10_000_000
_FEW = 1_000  # tasks about which the store is asked word by word; of more all tasks are read
_TYPES = ("PRODUCES", "SETS", "DRIVES", "ADVANCES", "LEADS")
_KIND_OF = {"PRODUCES": "deliverable", "SETS": "target", "DRIVES": "driver", "ADVANCES": "project"}


def overlaps(
    store: Store, id: str | None = None, *, other: str | None = None, project: str | None = None,
    least: float = LEAST, cap: int = CAP,
) -> Answer:  # fmt: skip
    """Pairs and groups of tasks that do the same work: of a thing's tasks with any others, or of the whole graph.

    With `other` one task of each pair has to do with `id` and the other with `other`: documents, sections, bodies; with
    `project` both with it. `least` is the lowest score listed, from 0 to 1; `cap` how many pairs are.

    `answer` has `tasks`, how many were asked about; `pairs`, the highest score first, each with its two `tasks`, `score`,
    `kind` (what says most), `parts` (what each kind alone would say), `words` in common, `shared` things by kind,
    `agencies` that lead each of the two, and `edges`: the computed one (OVERLAPS), proved by the words of both, and the
    stated ones to what they share; `groups`, three and more tasks of which each overlaps strongly with half of the others.

    The cost grows with the tasks asked about and, for each, with the tasks that share a rare pair of words or a thing
    with it; for the whole graph with all tasks. Raises NotFound with ids that come near.

    >>> from graph.stores import open_store
    >>> with open_store(":memory:") as store:
    ...     overlaps(store).answer
    {'tasks': 0, 'pairs': [], 'groups': []}
    """
    asked, partners = (None if one is None else _tasks(store, one) for one in (id, other))
    if project is not None:
        on = _tasks(store, project)
        asked, partners = (on if side is None else side & on for side in (asked, partners))
    named = tuple(store.canonical([one])[one] for one in (id, other, project) if one is not None)
    read = _read(store, asked, partners)
    pairs = [one for one in _scored(read) if one.score >= least]
    pairs.sort(key=lambda one: (-one.score, place(one.first), place(one.second)))
    return _answer(store, named, read, pairs, cap)


def _tasks(store: Store, id: str) -> Set[str]:
    return about(store, id, _ALL).tasks.keys()


def _text(node: Node) -> str:
    return str(node.properties.get("text") or node.properties.get("title") or "")


# --- what may overlap, and how much ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Overlap:
    """Two tasks in the order of their ids, with the score and its parts."""

    first: str
    second: str
    score: float
    parts: Mapping[str, float]

    @property
    def kind(self) -> str:
        """What says most of the overlap."""
        return max(self.parts, key=lambda kind: (self.parts[kind], -KINDS.index(kind)))


@dataclass(frozen=True)
class _Read:
    """The tasks asked about, those that may overlap with them, and what links them to things."""

    asked: Sequence[str]
    tasks: Mapping[str, Node]
    pairs: Sequence[tuple[str, str]]
    links: "_Links"


def _scored(read: _Read) -> Iterator[Overlap]:
    """Every pair that may overlap, with its score."""
    compared = {id for pair in read.pairs for id in pair}
    works = {id: Work(said(_text(read.tasks[id])), read.links.things(id)) for id in compared}
    for pair in read.pairs:
        total, parts = score(*(works[id] for id in pair))
        if parts:
            first, second = sorted(pair, key=place)
            yield Overlap(first, second, total, parts)


def _read(store: Store, asked: Set[str] | None, partners: Set[str] | None) -> _Read:
    """The pairs that are worth comparing: looked up for a few tasks, else found among all that are read."""
    if asked is not None and partners is None and len(asked) <= _FEW:
        return _looked_up(store, asked)
    tasks = _all_tasks(store) if asked is None or partners is None else store.brief(asked | partners)
    first = tasks.keys() if asked is None else asked
    links = _links(store, tasks)
    words = {id: Work(said(_text(node))) for id, node in tasks.items()}
    telling = {id: words[id].said.telling(TELLING) for id in first}
    known = tasks.keys() if partners is None else partners
    return _Read(sorted(first), tasks, list(candidates(holding(words), links.sharing(), telling, known)), links)


def _all_tasks(store: Store) -> dict[str, Node]:
    return {node.id: node for node in store.iterate_nodes() if node.type == "Task"}


def _looked_up(store: Store, asked: Set[str]) -> _Read:
    """The tasks that share rare words or a thing with those asked about."""
    mine = store.brief(asked)
    telling = {id: said(_text(node)).telling(TELLING) for id, node in mine.items()}
    held = store.holding({" ".join(pair) for pairs in telling.values() for pair in pairs}, limit=COMMON)
    holders = {pair: held[" ".join(pair)] for pairs in telling.values() for pair in pairs if " ".join(pair) in held}
    sharing = _sharing(store, _links(store, mine))
    near = {one for id, pairs in telling.items() for one in nearest(id, pairs, holders)}
    met = store.brief((near | {id for ids in sharing for id in ids}) - mine.keys())
    tasks = {id: node for id, node in (mine | met).items() if node.type == "Task"}
    pairs = list(candidates(holders, sharing, telling, tasks.keys()))
    compared = {id for pair in pairs for id in pair}
    return _Read(sorted(mine), tasks, pairs, _links(store, {id: tasks[id] for id in compared}))


@dataclass(frozen=True)
class _Links:
    """The stated links of tasks to things, and which documents each document carries out."""

    tasks: Set[str]
    edges: Sequence[Edge]
    carried_out: Mapping[str, Set[str]]
    whole: Mapping[str, Set[str]]
    """What a document carries out or consolidates: all its tasks share it."""

    @cached_property
    def _at(self) -> Mapping[str, Sequence[Edge]]:
        found: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            found[_task_of(edge)].append(edge)
        return found

    @cached_property
    def _of(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for edge in self.edges:
            if kind := _KIND_OF.get(edge.type):
                found[_task_of(edge)][kind].add(_thing_of(edge))
        for task, kinds in found.items():
            own = self.whole.get(document_of(task), set())
            behind = {one for driver in kinds["driver"] for one in self.carried_out.get(driver, ())}
            kinds["driver"] = (kinds["driver"] | behind) - own
        return {task: {kind: frozenset(ids) for kind, ids in kinds.items() if ids} for task, kinds in found.items()}

    def things(self, task: str) -> Mapping[str, frozenset[str]]:
        """The things of a task by kind; its drivers with the documents that they carry out."""
        return self._of.get(task, {})

    def both(self, one: str, other: str) -> dict[str, list[str]]:
        """The things that two tasks share, by kind."""
        mine, yours = self.things(one), self.things(other)
        found = {kind: mine[kind] & yours[kind] for kind in THINGS if kind in mine and kind in yours}
        return {kind: sorted(ids, key=place) for kind, ids in found.items() if ids}

    def shared(self, one: str, other: str) -> list[Edge]:
        """The stated edges that lead two tasks to what they share, straight or through the document of a driver."""
        things = {id for ids in self.both(one, other).values() for id in ids}
        at = (edge for task in (one, other) for edge in self._at.get(task, ()) if edge.type in _KIND_OF)
        return [edge for edge in at if things & {_thing_of(edge), *self.carried_out.get(_thing_of(edge), ())}]

    def leads(self, task: str) -> list[Edge]:
        """Who leads a task."""
        return [edge for edge in self._at.get(task, ()) if edge.type == "LEADS"]

    def sharing(self) -> list[list[str]]:
        """The tasks that share a thing, for each thing that several have."""
        found: dict[str, list[str]] = defaultdict(list)
        for task, kinds in self._of.items():
            for thing in {id for ids in kinds.values() for id in ids}:
                found[thing].append(task)
        return [tasks for tasks in found.values() if len(tasks) > 1]


def _task_of(edge: Edge) -> str:
    return edge.target if edge.type in ("DRIVES", "LEADS") else edge.source


def _thing_of(edge: Edge) -> str:
    return edge.source if edge.type in ("DRIVES", "LEADS") else edge.target


def _links(store: Store, tasks: Iterable[str]) -> _Links:
    ids = set(tasks)
    edges = [
        edge
        for edge in store.edges(ids, types=_TYPES, limit=_ALL).items
        if _task_of(edge) in ids and edge.properties.get("mode") != "inherited"
    ]
    documents = {edge.source for edge in edges if edge.type == "DRIVES"} | {document_of(id) for id in ids}
    carried_out: dict[str, set[str]] = defaultdict(set)
    whole: dict[str, set[str]] = defaultdict(set)
    for edge in store.edges(documents, types=["IMPLEMENTS", "CONSOLIDATES"], direction="out", limit=_ALL).items:
        whole[edge.source].add(edge.target)
        if edge.type == "IMPLEMENTS":
            carried_out[edge.source].add(edge.target)
    return _Links(ids, edges, carried_out, whole)


def _sharing(store: Store, links: _Links) -> list[list[str]]:
    """The tasks that share a thing with some tasks, for each thing that is no hub."""
    things = {thing for task in links.tasks for ids in links.things(task).values() for thing in ids}
    behind: dict[str, set[str]] = defaultdict(set)
    for edge in store.edges(things, types=["IMPLEMENTS"], limit=_ALL, most=HUB).items:
        behind[edge.source].add(edge.target)
    found: dict[str, set[str]] = defaultdict(set)
    for edge in store.edges(things | behind.keys(), types=list(_KIND_OF), limit=_ALL, most=HUB).items:
        for one in {_thing_of(edge), *behind.get(_thing_of(edge), ())} & things:
            found[one].add(_task_of(edge))
    return [sorted(tasks) for _, tasks in sorted(found.items()) if 1 < len(tasks) <= HUB]


# --- the answer --------------------------------------------------------------------------------------------------------


def _answer(store: Store, named: tuple[str, ...], read: _Read, pairs: Sequence[Overlap], cap: int) -> Answer:
    shown = pairs[:cap]
    whole = store.get({id for one in shown for id in (one.first, one.second)})
    edges: dict[str, Edge] = {}
    listed: list[dict[str, Any]] = []
    for one in shown:
        shared = read.links.both(one.first, one.second)
        leads = [read.links.leads(id) for id in (one.first, one.second)]
        stated = read.links.shared(one.first, one.second)
        found = runs(_text(read.tasks[one.first]), _text(read.tasks[one.second]))
        computed = Edge("OVERLAPS", one.first, one.second, {}, _grounds(whole, one, found, stated))
        edges |= {edge.id: edge for edge in (computed, *stated, *leads[0], *leads[1])}
        listed.append(
            {
                "tasks": [one.first, one.second],
                "score": one.score,
                "kind": one.kind,
                "parts": dict(one.parts),
                "words": [_text(read.tasks[one.first])[slice(*run.first)] for run in found],
                "shared": shared,
                "agencies": [[edge.source for edge in lead] for lead in leads],
                "edges": [computed.id, *(edge.id for edge in stated)],
            }
        )
    groups = _groups(pairs, shown)
    return told(
        store,
        "overlaps",
        named,
        {"tasks": len(read.asked), "pairs": listed, "groups": groups},
        edges=edges.values(),
        also={id for one in listed for ids in one["shared"].values() for id in ids}
        | {id for one in groups for id in one},
        known=whole,
        cut=cut(cap, len(pairs) - cap),
    )


def _grounds(
    tasks: Mapping[str, Node], one: Overlap, found: Sequence[Run], stated: Iterable[Edge]
) -> tuple[Evidence, ...]:
    """The words of both, where they stand, and what proves the things that they share."""
    words = {
        _stands(tasks[id], span) for run in found for id, span in ((one.first, run.first), (one.second, run.second))
    }
    things = (
        replace(each, method="computed", fields=None, stated=None) for edge in stated for each in edge.evidence
    )  # fmt: skip
    return tuple(sorted({*words, *things}, key=lambda each: each.order))


def _stands(task: Node, span: tuple[int, int]) -> Evidence:
    """Where words of a task stand in the source that they are from; a record has a place alone."""
    text = _text(task)
    for one in task.evidence:
        if one.quote and one.start is not None and (at := one.quote.find(text)) >= 0:
            start, end = (one.start + at + each for each in span)
            return Evidence(one.source, one.place, "computed", start, end, text[slice(*span)])
    first = task.evidence[0]
    return Evidence(first.source, first.place, "computed")


def _groups(pairs: Sequence[Overlap], shown: Sequence[Overlap]) -> list[list[str]]:
    """Three and more tasks of which each overlaps strongly with at least half of the others; those of the pairs shown.

    The strongest pairs come together first: a chain, each task like the next, is no group.
    """
    strong: dict[str, set[str]] = defaultdict(set)
    of: dict[str, set[str]] = {}
    for one in (pair for pair in pairs if pair.score >= STRONG):
        strong[one.first].add(one.second)
        strong[one.second].add(one.first)
    for one in (pair for pair in pairs if pair.score >= STRONG):
        first, second = (of.setdefault(id, {id}) for id in (one.first, one.second))
        if first is not second:
            joined = sum(len(strong[id] & second) for id in first)
            if 2 * joined >= len(first) * len(second):
                first |= second
                of.update(dict.fromkeys(second, first))
    listed = {id for one in shown for id in (one.first, one.second)}
    groups = {
        min(group, key=place): sorted(group, key=place) for group in of.values() if len(group) > 2 and group & listed
    }
    return sorted(groups.values(), key=lambda group: (-len(group), place(group[0])))
