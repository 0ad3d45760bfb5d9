"""responsibilities: who leads, takes part in and oversees which tasks, by when, and who must work together?

Only what a text or table says counts: a body that stands above another, or that issued a document, is not responsible for
its tasks. The load of a quarter is how many of its tasks are due in it; a task without a day counts in none.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from graph.answer import Answer
from graph.model import Edge, Node
from graph.ontology import ontology
from graph.queries.about import about, cut, place, told
from graph.stores.base import Store

CAP = 1000
_MOST = 1_000_000  # links: all of the tasks asked about, which are capped


def responsibilities(store: Store, id: str | None = None, *, cap: int = CAP) -> Answer:
    """Who does what of the tasks of a thing, or of the whole graph.

    `answer` has `tasks`, those due first first, each with its `due` day (ISO) and `quarter` (2026Q1) or null, and by role
    the bodies (`leads`, `coordinates`, `oversees`); `nobody`, the tasks that name no body; `bodies`, each with how many
    tasks it has in each role, the most first; `quarters`, how many tasks are due in each, and how many of
    each body; `sections`, how many each body has in each role under a heading; `together`, two bodies that are named for one task, with how many.

    Of a body: its own tasks, and whoever else is named for them. The cost grows with the tasks, up to `cap`. Raises
    NotFound with ids that come near.

    >>> from graph.stores import open_store
    >>> with open_store(":memory:") as store:
    ...     responsibilities(store).answer["tasks"]
    []
    """
    asked = about(store, id, cap)
    edges = store.edges(asked.tasks, types=list(_ROLES), limit=_MOST).items if asked.tasks else ()
    if asked.start is not None and asked.start.type == "Agency":
        own = {edge.target for edge in edges if edge.source == asked.start.id}
    else:
        own = set(asked.tasks)
    tasks = {task: node for task, node in asked.tasks.items() if task in own}
    stated = [edge for edge in edges if edge.target in tasks]
    above = store.edges(tasks, types=["PART_OF"], direction="out", limit=_MOST).items if tasks else ()
    return told(
        store,
        "responsibilities",
        asked.of,
        _answer(tasks, stated, {edge.source: edge.target for edge in above}),
        edges=stated,
        also=[*tasks, *(edge.target for edge in above)],
        known=tasks,
        cut=cut(cap, asked.left),
    )


_ROLES: Mapping[str, str] = {type.name: type.name.lower() for type in ontology().meaning("responsibility")}
ROLES = tuple(_ROLES.values())


def _answer(tasks: Mapping[str, Node], edges: Sequence[Edge], above: Mapping[str, str]) -> dict[str, Any]:
    by_task: dict[str, dict[str, list[str]]] = {task: {role: [] for role in ROLES} for task in tasks}
    for edge in edges:
        by_task[edge.target][_ROLES[edge.type]].append(edge.source)
    due = {task: due_day(node) for task, node in tasks.items()}
    listed = sorted(tasks, key=lambda task: (due[task] is None, due[task] or "", place(task)))
    named = {task: {body for bodies in roles.values() for body in bodies} for task, roles in by_task.items()}
    pairs = Counter(pair for bodies in named.values() for pair in combinations(sorted(bodies, key=place), 2))
    return {
        "tasks": [{"task": one, "due": due[one], "quarter": quarter(due[one]), **by_task[one]} for one in listed],
        "nobody": [task for task in tasks if not named[task]],
        "bodies": [{"body": body, **roles} for (body, _), roles in _counted(edges, {})],
        "quarters": _load(listed, due, named),
        "sections": [{"body": body, "section": at, **roles} for (body, at), roles in _counted(edges, above) if at],
        "together": [
            {"bodies": list(pair), "tasks": count}
            for pair, count in sorted(pairs.items(), key=lambda one: (-one[1], [place(id) for id in one[0]]))
        ],
    }


def due_day(task: Node) -> str | None:
    """The day by which a task is to be done: its deadline, or the end of its period.

    >>> due_day(Node("t", "Task", {"period": "2026 - 2030", "ends": "2030-12-31"}, ()))
    '2030-12-31'
    """
    found = task.properties.get("due") or task.properties.get("ends")
    return str(found) if found else None


def quarter(day: str | None) -> str | None:
    """The quarter of a day.

    >>> quarter("2026-06-30"), quarter(None)
    ('2026Q2', None)
    """
    return f"{day[:4]}Q{(int(day[5:7]) + 2) // 3}" if day and len(day) == 10 else None


def _load(tasks: Sequence[str], due: Mapping[str, str | None], named: Mapping[str, set[str]]) -> list[dict[str, Any]]:
    """How many tasks are due in each quarter, in all and of each body."""
    all_, each = Counter[str](), defaultdict[str, Counter[str]](Counter)
    for task in tasks:
        if at := quarter(due[task]):
            all_[at] += 1
            each[at].update(named[task])
    return [
        {"quarter": at, "tasks": all_[at], "bodies": {id: each[at][id] for id in sorted(each[at], key=place)}}
        for at in sorted(all_)
    ]


def _counted(edges: Iterable[Edge], over: Mapping[str, str]) -> list[tuple[tuple[str, str], dict[str, int]]]:
    """How many tasks each body has in each role, apart for what the tasks stand `over` for; the most first."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for edge in edges:
        counts[edge.source, over.get(edge.target, "")][_ROLES[edge.type]] += 1
    listed = sorted(counts.items(), key=lambda one: (-one[1].total(), place(one[0][0]), place(one[0][1])))
    return [(key, {role: roles[role] for role in ROLES}) for key, roles in listed]
