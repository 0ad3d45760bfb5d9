"""conflicts: what cannot all be true, or cannot all be done: with both readings and the words of each.

A conflict is two statements about one thing. Which of them holds is not decided here.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from graph.answer import Answer
from graph.ids import document_of
from graph.model import Edge, Evidence, Node, Warning
from graph.queries.about import about, cut, known_only, place, told
from graph.queries.responsibilities import due_day
from graph.stores.base import Store
from graph.text import fold

CAP = 1000
_MOST = 1_000_000  # links: all of the tasks and documents asked about, which are capped
KINDS = ("target", "deadline", "lead", "document", "ended_driver", "joint_lead")


@dataclass(frozen=True)
class Conflict:
    """Two things or two readings that do not go together."""

    kind: str
    about: tuple[str, ...]
    """What it is about: the two targets; a deliverable and its tasks; a task and its bodies; a document; a task and its driver."""
    readings: tuple[Mapping[str, object], ...]
    edges: tuple[Edge, ...] = ()
    warning: Warning | None = None


def conflicts(store: Store, id: str | None = None, *, kinds: Sequence[str] = KINDS, cap: int = CAP) -> Answer:
    """Contradictions in the tasks of a thing and in what they are linked to, or in the whole graph.

    `answer` has `tasks`, how many were asked about; `counts` by kind; and `conflicts`, each with its `kind`, the ids it is
    `about`, its `readings`, the `edges` that say so and the id of a `warning` where a rule of the loaders found it:

    target        one measure of one province with two values for one time, or one value for two times
    deadline      one deliverable with two days, in two tasks, or one task with two, by two sources
    lead          two bodies lead one task, by two statements
    document      one document with two dates or two issuers
    ended_driver  a task is driven by a document that another one replaces or repeals as a whole
    joint_lead    two bodies lead one task, named together: it may be meant, but nobody answers for it alone

    `cap` is how many tasks are looked at, and how many conflicts are listed. The cost grows with the tasks and their links.
    Raises NotFound with ids that come near, and BadQuestion for an unknown kind.

    >>> from graph.stores import open_store
    >>> with open_store(":memory:") as store:
    ...     conflicts(store).answer
    {'tasks': 0, 'counts': {}, 'conflicts': []}
    """
    known_only(kinds, KINDS)
    asked = about(store, id, cap)
    seen = _seen(store, asked.tasks, None if asked.start is None else asked.start)
    found = [one for kind in KINDS if kind in kinds for one in _FINDERS[kind](seen)]
    found.sort(key=lambda one: (KINDS.index(one.kind), [place(id) for id in one.about]))
    shown = found[:cap]
    counts = {kind: sum(one.kind == kind for one in found) for kind in KINDS}
    warnings = {one.warning.id: one.warning for one in shown if one.warning}
    read = {id for one in shown if not (one.edges or one.warning) for id in one.about}
    return told(
        store,
        "conflicts",
        asked.of,
        {
            "tasks": len(asked.tasks),
            "counts": {kind: count for kind, count in counts.items() if count},
            "conflicts": [
                {
                    "kind": one.kind,
                    "about": list(one.about),
                    "readings": [dict(reading) for reading in one.readings],
                    "edges": [edge.id for edge in one.edges],
                    "warning": one.warning.id if one.warning else None,
                }
                for one in shown
            ],
        },
        edges=[edge for one in shown for edge in one.edges],
        also=[id for one in shown for id in one.about],
        known={**seen.things, **(store.get(read) if read else {})},  # their readings say by which words
        cut=cut(cap, max(asked.left, len(found) - len(shown))),
        warnings=list(warnings.values()),
    )


# --- what is looked at -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Seen:
    """The tasks asked about with everything that they are linked to, and the warnings about it."""

    tasks: Mapping[str, Node]
    things: Mapping[str, Node]
    edges: Sequence[Edge]
    warnings: Sequence[Warning]

    def of(self, type: str) -> Iterator[Edge]:
        """The links of a type."""
        return (edge for edge in self.edges if edge.type == type)


def _seen(store: Store, tasks: Mapping[str, Node], start: Node | None) -> _Seen:
    """Also what else makes the same deliverables, sets targets in the same documents, and ends the drivers."""
    at = {*tasks, *({start.id} if start is not None else ())}
    if start is None or start.type == "Document":
        at |= {document_of(task) for task in tasks}
    near = store.edges(at, types=_LINKED, limit=_MOST).items if at else ()
    made = {edge.target for edge in near if edge.type == "PRODUCES"}
    drivers = {edge.source for edge in near if edge.type == "DRIVES"}
    others = store.edges(made, types=["PRODUCES"], direction="in", limit=_MOST).items if made else ()
    ending = store.edges(drivers, types=list(_ENDING), direction="in", limit=_MOST).items if drivers else ()
    edges = {edge.id: edge for edge in (*near, *others, *ending)}
    ends = {end for edge in edges.values() for end in (edge.source, edge.target)} | at
    wanted = ends | {document_of(task) for task in tasks}
    things = {**store.brief(wanted - tasks.keys()), **tasks} if wanted else {}
    return _Seen(tasks, things, list(edges.values()), store.warnings(things) if things else ())


_ENDING = ("REPLACES", "REPEALS")
_LINKED = ("DRIVES", "IMPLEMENTS", "REFERS_TO", "SETS", "LEADS", "PRODUCES")


# --- one kind of conflict each -----------------------------------------------------------------------------------------


def _targets(seen: _Seen) -> Iterator[Conflict]:
    """Two targets of one measure; what is to be reached step by step (a higher value at a later time) is none."""
    setting: dict[str, list[Edge]] = defaultdict(list)
    for edge in seen.of("SETS"):
        setting[edge.target].append(edge)
    measures: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for target, edges in setting.items():
        said = seen.things[target].properties
        for province in {_province(seen, edge.source) for edge in edges}:
            measures[fold(str(said.get("metric", ""))), str(said.get("unit", "")), province].append(target)
    found = {pair for targets in measures.values() for pair in combinations(sorted(set(targets), key=place), 2)}
    for pair in sorted(found):
        first, second = (seen.things[id].properties for id in pair)
        same_time = first.get("time") == second.get("time")
        same_value = all(first.get(name) == second.get(name) for name in ("value", "comparator"))
        if same_time != same_value:
            computed = _computed(pair, [edge for id in pair for edge in setting[id]])
            proving = (computed, *(edge for id in pair for edge in setting[id]))
            yield Conflict("target", pair, tuple(_reading(seen.things[id], _AMOUNT) for id in pair), proving)


_AMOUNT = ("metric", "comparator", "value", "unit", "time")


def _province(seen: _Seen, id: str) -> str:
    document = seen.things.get(document_of(id))
    return str(document.properties.get("province", "")) if document else ""


def _reading(node: Node, names: Sequence[str]) -> Mapping[str, object]:
    return {name: node.properties[name] for name in names if name in node.properties}


def _deadlines(seen: _Seen) -> Iterator[Conflict]:
    """One deliverable for two days, or one task for two by two sources."""
    makers: dict[str, list[Edge]] = defaultdict(list)
    for edge in seen.of("PRODUCES"):
        makers[edge.target].append(edge)
    for thing, edges in makers.items():
        days = {edge.source: due_day(seen.things[edge.source]) for edge in edges}
        dated = [edge for edge in edges if days[edge.source]]
        if len({days[edge.source] for edge in dated}) > 1 and not seen.tasks.keys().isdisjoint(days):
            tasks = tuple(sorted((edge.source for edge in dated), key=place))
            readings = tuple({"task": task, "due": days[task]} for task in tasks)
            yield Conflict("deadline", (thing, *tasks), readings, (_computed(tasks, dated), *dated))
    for task, node in seen.tasks.items():
        for name in ("due", "deadline"):
            if _disagree(node, name):
                yield Conflict("deadline", (task,), tuple({name: one.value} for one in node.readings[name]))
                break


def _disagree(node: Node, name: str) -> bool:
    """Whether two sources say otherwise; one that names several days ("sơ kết vào năm 2028, tổng kết vào năm 2030") means them all."""
    by = [{node.evidence[at].source for at in one.evidence} for one in node.readings.get(name, ())]
    return any(one.isdisjoint(other) for one, other in combinations(by, 2))


def _leads(seen: _Seen, kind: str) -> Iterator[Conflict]:
    """Tasks with two leads: named in one place, or by statements that do not go together."""
    leading: dict[str, list[Edge]] = defaultdict(list)
    for edge in seen.of("LEADS"):
        if edge.target in seen.tasks:
            leading[edge.target].append(edge)
    for task, edges in leading.items():
        if len(edges) < 2:
            continue
        together = set.intersection(*({(one.source, one.place) for one in edge.evidence} for edge in edges))
        if kind == ("joint_lead" if together else "lead"):
            bodies = tuple(sorted((edge.source for edge in edges), key=place))
            yield Conflict(kind, (task, *bodies), tuple({"lead": body} for body in bodies), tuple(edges))


def _documents(seen: _Seen) -> Iterator[Conflict]:
    for id, node in seen.things.items():
        if node.type != "Document":
            continue
        told = {id for one in seen.warnings if one.rule == "C6" for id in one.about}
        for name in ("date", "issuer"):
            if len(node.readings.get(name, ())) > 1 and id not in told:
                yield Conflict("document", (id,), tuple({name: one.value} for one in node.readings[name]))
    for one in seen.warnings:
        if one.rule == "C6":
            yield Conflict("document", one.about, one.readings, warning=one)


def _ended(seen: _Seen) -> Iterator[Conflict]:
    ending: dict[str, list[Edge]] = defaultdict(list)
    for type in _ENDING:
        for edge in seen.of(type):
            if not edge.properties.get("articles"):
                ending[edge.target].append(edge)
    for edge in seen.of("DRIVES"):
        if edge.target in seen.tasks:
            for end in ending.get(edge.source, ()):
                reading = ({"driver": edge.source}, {"ended_by": end.source})
                yield Conflict("ended_driver", (edge.target, edge.source), reading, (edge, end))


_FINDERS: Mapping[str, Callable[[_Seen], Iterator[Conflict]]] = {
    "target": _targets,
    "deadline": _deadlines,
    "lead": partial(_leads, kind="lead"),
    "document": _documents,
    "ended_driver": _ended,
    "joint_lead": partial(_leads, kind="joint_lead"),
}


def _computed(ends: Sequence[str], stated: Iterable[Edge]) -> Edge:
    """That two things conflict, proved by the words of both."""
    grounds: Set[Evidence] = {
        Evidence(one.source, one.place, "computed", one.start, one.end, one.quote)
        for edge in stated
        for one in edge.evidence
    }
    return Edge("CONFLICTS", ends[0], ends[1], {}, tuple(sorted(grounds, key=lambda one: one.order)))
