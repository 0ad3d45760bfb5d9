"""influence: which sections, tasks, projects or documents drive the others, straight and through others?

The cross-impact matrix of structural analysis: a cell says how much one unit influences another, from 0 (not at all) to 3
(it makes what the other needs). Here it is computed from stated links; a planner may set a cell otherwise, and both
values are shown.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import permutations
from typing import Any, Literal

import networkx as nx

from graph.answer import Answer
from graph.errors import BadQuestion
from graph.ids import document_of
from graph.model import Edge, Node
from graph.overlapping import HUB
from graph.queries.about import About, a_day, about, cut, known_only, place, told
from graph.stores.base import Store

CAP = 60
Unit = Literal["sections", "tasks", "projects", "documents"]
UNITS: tuple[Unit, ...] = ("sections", "tasks", "projects", "documents")
MAKES, SERVES, SHARES = 3, 2, 1
"""What a cell says at the most: one makes what the other needs; it builds a project that the other needs; both share a thing."""
_TASKS = 100_000  # that are looked at
_MOST = 1_000_000  # links of these tasks
_TYPES = ("PRODUCES", "NEEDS", "ADVANCES", "SETS", "DRIVES")


@dataclass(frozen=True)
class Override:
    """A cell as a planner sees it: from 0 to 3, with who says so, when (ISO), and why."""

    source: str
    target: str
    value: int
    who: str
    when: str
    why: str


def influence(
    store: Store, id: str | None = None, *, of: Unit = "sections", overrides: Sequence[Override] = (), cap: int = CAP
) -> Answer:  # fmt: skip
    """The cross-impact matrix of the units that the tasks of a thing are in, or of the whole graph.

    `answer` has `units`, the ids in order; `cells`, those above 0 and those overridden, each with `from`, `to`, `value`, the
    `computed` value, the stated `edges` that it rests on, and the `override` or null; `second`, what each does to each through
    one other (the sum of the products of the two cells); `ranked`, the strongest driver first, each with `active` and `passive`
    (sums of its row and column), `indirect_active` and `indirect_passive` (of second order), its `role` (driver, relay,
    dependent, independent: by the means of both sums) and `between`, the share of shortest ways that lead through it; and
    `communities`, units that influence each other more than the rest.

    `cap` is how many units are taken: those that are linked to any other, those first that most tasks are in. The cost grows with the tasks and with the cube of
    the units. Raises NotFound with ids that come near, BadQuestion for an unknown kind of units or a cell that is none.

    >>> from graph.stores import open_store
    >>> with open_store(":memory:") as store:
    ...     influence(store).answer["units"]
    []
    """
    known_only([of], UNITS)
    asked = about(store, id, _TASKS)
    seen = _seen(store, asked)
    pairs = list(_BY_UNIT[of](seen))
    weight: dict[str, int] = defaultdict(int)
    for unit in seen.units(of):
        weight[unit] += 1
    joined = Counter(end for source, target, *_ in pairs if source != target for end in (source, target))
    ranked = sorted(weight, key=lambda unit: (not joined[unit], -weight[unit], -joined[unit], place(unit)))
    units = sorted(ranked[:cap], key=place)
    cells = _cells(pairs, set(units))
    values = {pair: max(value for value, _ in grounds) for pair, grounds in cells.items()}
    changed = _overridden(overrides, units)
    shown = {**values, **{pair: one.value for pair, one in changed.items()}}
    edges = {edge.id: edge for grounds in cells.values() for _, proving in grounds for edge in proving}
    return told(
        store,
        "influence",
        asked.of,
        {
            "of": of,
            "units": units,
            "cells": [
                {
                    "from": source,
                    "to": target,
                    "value": shown[source, target],
                    "computed": values.get((source, target), 0),
                    "edges": _ids(cells.get((source, target), ())),
                    "override": _said(changed.get((source, target))),
                }
                for source, target in sorted(shown, key=lambda pair: (place(pair[0]), place(pair[1])))
            ],
            **_structure(units, {pair: value for pair, value in shown.items() if value}),
        },
        edges=edges.values(),
        also=units,
        known=seen.things,
        cut=cut(cap, max(len(ranked) - cap, asked.left)),
    )


def _ids(grounds: Iterable[tuple[int, Sequence[Edge]]]) -> list[str]:
    """The stated links of a cell, those that say most first."""
    ordered = sorted(grounds, key=lambda one: (-one[0], [place(edge.id) for edge in one[1]]))
    return list(dict.fromkeys(edge.id for _, edges in ordered for edge in edges))


def _said(one: Override | None) -> dict[str, Any] | None:
    return {"value": one.value, "who": one.who, "when": one.when, "why": one.why} if one else None


def _overridden(overrides: Sequence[Override], units: Sequence[str]) -> dict[tuple[str, str], Override]:
    found = {}
    for one in overrides:
        for end in (one.source, one.target):
            if end not in units:
                raise BadQuestion(f"the matrix has no row {end!r}. Its rows are {', '.join(units)}")
        if one.source == one.target or not 0 <= one.value <= MAKES:
            raise BadQuestion(f"a cell joins two rows and goes from 0 to 3: {one.source} to {one.target}, {one.value}")
        a_day(one.when)
        found[one.source, one.target] = one
    return found


# --- what influences what ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Seen:
    """The tasks asked about, what each stands in, and their links by type."""

    asked: About
    things: Mapping[str, Node]
    above: Mapping[str, str]
    links: Mapping[str, Sequence[Edge]]

    def units(self, of: Unit) -> Iterator[str]:
        """What each task, or each task's project, is counted for."""
        if of == "projects":
            for edge in (*self.links["ADVANCES"], *self.links["NEEDS"]):
                if self.things[edge.target].type == "Project":
                    yield edge.target
        else:
            for task in self.asked.tasks:
                yield self.unit(task, of)
        if of == "documents":
            yield from (edge.source for edge in self.links["DRIVES"])

    def unit(self, task: str, of: Unit) -> str:
        """What a task is a part of."""
        return (
            task
            if of == "tasks"
            else document_of(task)
            if of == "documents"
            else self.above.get(task, document_of(task))
        )

    def at(self, type: str, end: str) -> Mapping[str, Sequence[Edge]]:
        """The links of a type by one of their ends, without those of hubs: they say nothing of any two."""
        found: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.links[type]:
            found[getattr(edge, end)].append(edge)
        return {id: edges for id, edges in found.items() if len(edges) <= HUB}


def _seen(store: Store, asked: About) -> _Seen:
    edges = store.edges(asked.tasks, types=["PART_OF", *_TYPES], limit=_MOST).items if asked.tasks else ()
    links: dict[str, list[Edge]] = {type: [] for type in (*_TYPES, "CONNECTS", "IMPLEMENTS")}
    above = {}
    for edge in edges:
        if edge.type == "PART_OF":
            above[edge.source] = edge.target
        else:
            links[edge.type].append(edge)
    projects = {edge.target for type in ("ADVANCES", "NEEDS") for edge in links[type]}
    drivers = {edge.source for edge in links["DRIVES"]} | {document_of(task) for task in asked.tasks}
    links["CONNECTS"] = (
        list(store.edges(projects, types=["CONNECTS"], direction="out", limit=_MOST).items) if projects else []
    )
    links["IMPLEMENTS"] = (
        list(store.edges(drivers, types=["IMPLEMENTS"], direction="out", limit=_MOST).items) if drivers else []
    )
    ends = {end for listed in links.values() for edge in listed for end in (edge.source, edge.target)}
    things = {**(store.brief(ends - asked.tasks.keys()) if ends else {}), **asked.tasks}
    return _Seen(asked, things, above, links)


Ground = tuple[str, str, int, Sequence[Edge]]
"""One unit, another, how much the first influences the second, and the links that say so."""


def _of_tasks(seen: _Seen, of: Unit) -> Iterator[Ground]:
    """Between tasks, and between what they are parts of."""
    needs, builds = seen.at("NEEDS", "target"), seen.at("ADVANCES", "target")
    for makers, weight in ((seen.at("PRODUCES", "target"), MAKES), (builds, SERVES)):
        for thing, making in makers.items():
            for made in making:
                for need in needs.get(thing, ()):
                    yield seen.unit(made.source, of), seen.unit(need.source, of), weight, (made, need)
    shared = (seen.at("PRODUCES", "target"), builds, seen.at("SETS", "target"))
    whole = {(edge.source, edge.target) for edge in seen.links["IMPLEMENTS"]}
    for edges in (*(each for one in shared for each in one.values()), *seen.at("DRIVES", "source").values()):
        by_unit: dict[str, list[Edge]] = defaultdict(list)
        for edge in edges:
            task, driver = (edge.target, edge.source) if edge.type == "DRIVES" else (edge.source, "")
            if driver and ((document_of(task), driver) in whole or edge.properties.get("mode") == "inherited"):
                continue  # what a document serves as a whole all its tasks share
            by_unit[seen.unit(task, of)].append(edge)
        for one, other in permutations(by_unit, 2):
            yield one, other, SHARES, (by_unit[one][0], by_unit[other][0])


def _of_documents(seen: _Seen) -> Iterator[Ground]:
    yield from _of_tasks(seen, "documents")
    for edge in seen.links["DRIVES"]:
        yield edge.source, document_of(edge.target), MAKES, (edge,)
    for edge in seen.links["IMPLEMENTS"]:
        yield edge.target, edge.source, MAKES, (edge,)


def _of_projects(seen: _Seen) -> Iterator[Ground]:
    """A project that a task needs influences those that the task works on; two of one task, or with one end, each other."""
    needed, built = seen.at("NEEDS", "source"), seen.at("ADVANCES", "source")
    for task, needs in needed.items():
        for need in needs:
            for work in built.get(task, ()):
                if seen.things[need.target].type == "Project":
                    yield need.target, work.target, MAKES, (need, work)
    for works in built.values():
        for one, other in permutations(works, 2):
            yield one.target, other.target, SHARES, (one, other)
    for ends in seen.at("CONNECTS", "target").values():
        for one, other in permutations(ends, 2):
            yield one.source, other.source, SHARES, (one, other)


_BY_UNIT: Mapping[str, Any] = {
    "sections": lambda seen: _of_tasks(seen, "sections"),
    "tasks": lambda seen: _of_tasks(seen, "tasks"),
    "documents": _of_documents,
    "projects": _of_projects,
}


def _cells(grounds: Iterable[Ground], units: Set[str]) -> dict[tuple[str, str], list[tuple[int, Sequence[Edge]]]]:
    found: dict[tuple[str, str], list[tuple[int, Sequence[Edge]]]] = defaultdict(list)
    for source, target, value, edges in grounds:
        if source != target and source in units and target in units:
            found[source, target].append((value, edges))
    return found


# --- what follows from the matrix --------------------------------------------------------------------------------------


def _structure(units: Sequence[str], values: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    graph: Any = nx.DiGraph()
    graph.add_nodes_from(units)
    graph.add_weighted_edges_from((source, target, value) for (source, target), value in sorted(values.items()))
    second = _second(graph, units)
    between = nx.betweenness_centrality(graph)
    sums = {
        unit: (
            sum(value for (source, _), value in values.items() if source == unit),
            sum(value for (_, target), value in values.items() if target == unit),
        )
        for unit in units
    }
    mean = [sum(sums[unit][side] for unit in units) / len(units) for side in (0, 1)] if units else [0, 0]
    listed: list[dict[str, Any]] = [
        {
            "unit": unit,
            "active": sums[unit][0],
            "passive": sums[unit][1],
            "indirect_active": sum(value for (source, _), value in second.items() if source == unit),
            "indirect_passive": sum(value for (_, target), value in second.items() if target == unit),
            "role": _role(sums[unit][0] > mean[0], sums[unit][1] > mean[1]),
            "between": round(between[unit], 3),
        }
        for unit in units
    ]
    listed.sort(key=lambda one: (-one["active"], one["passive"], place(one["unit"])))
    return {
        "second": [
            {"from": source, "to": target, "value": value}
            for (source, target), value in sorted(
                second.items(), key=lambda one: (-one[1], place(one[0][0]), place(one[0][1]))
            )
        ],
        "ranked": listed,
        "communities": _communities(graph),
    }


def _second(graph: Any, units: Sequence[str]) -> dict[tuple[str, str], int]:
    """What each does to each through one other."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for middle in units:
        for source, _, into in graph.in_edges(middle, data="weight"):
            for _, target, onward in graph.out_edges(middle, data="weight"):
                if source != target:
                    found[source, target] += into * onward
    return dict(found)


def _role(drives: bool, depends: bool) -> str:  # the two halves of one matter
    return {(True, False): "driver", (True, True): "relay", (False, True): "dependent"}.get(
        (drives, depends), "independent"
    )


def _communities(graph: Any) -> list[list[str]]:
    """Units that influence each other more than the rest; those that nothing joins are in none."""
    joined = graph.to_undirected().subgraph([unit for unit in graph if graph.degree(unit)])
    if not joined.number_of_edges():
        return []
    found = nx.community.greedy_modularity_communities(joined, weight="weight")
    return sorted((sorted(one, key=place) for one in found if len(one) > 1), key=lambda one: (-len(one), place(one[0])))
