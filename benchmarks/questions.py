"""How long a planner waits for each question about one thing, in a graph of 100,000 tasks and half a million links.

    python benchmarks/questions.py                 the embedded store, in a folder of its own
    python benchmarks/questions.py --tasks 20000   a smaller graph

Things are drawn by chance, hubs among them as often as they are. Bars: a median under 20 ms, p99 under 250 ms.
"""

import argparse
import os
import platform
import random
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generate import Size, fragments
from graph.answer import Answer
from graph.queries.conflicts import conflicts
from graph.queries.dependencies import dependencies
from graph.queries.gaps import gaps
from graph.queries.impact import impact
from graph.queries.overlaps import overlaps
from graph.queries.paths import paths
from graph.queries.responsibilities import responsibilities
from graph.queries.timeline import timeline
from graph.queries.trace import trace
from graph.stores import open_store
from graph.stores.base import Store

_MEDIAN, _P99 = 20, 250


def main() -> None:
    """Load, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", type=int, default=100_000, metavar="N")
    parser.add_argument("--asked", type=int, default=100, metavar="N", help="how often each question is asked")
    parser.add_argument("--store", metavar="PATH", help="keep the graph here, or ask one that is there")
    told = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.platform()}, {os.cpu_count()} processors")
    with TemporaryDirectory() as folder, open_store(told.store or str(Path(folder) / "graph.sqlite")) as store:
        if not store.sources():
            for one in fragments(Size(tasks=told.tasks)):
                store.apply(one)
        counts = store.counts()
        print(f"{counts.nodes['Task']:,} tasks, {sum(counts.edges.values()):,} links\n")
        for name, ask, things in questions(store):
            spent = sorted(asked(ask, things, told.asked))
            median, p99 = statistics.median(spent), spent[int(len(spent) * 0.99)]
            kept = "kept" if median <= _MEDIAN and p99 <= _P99 else "BROKEN"
            print(f"{name:<34} median {median:8.2f} ms   p99 {p99:8.1f} ms   {kept}")


def asked(ask: Callable[[str, str], Answer], things: Sequence[str], count: int) -> list[float]:
    """Milliseconds of each time that a question is asked of things drawn by chance."""
    chance, found = random.Random(1), []
    for _ in range(count):
        one, other = chance.choice(things), chance.choice(things)
        start = time.perf_counter()
        ask(one, other)
        found.append((time.perf_counter() - start) * 1000)
    return found


def questions(store: Store) -> list[tuple[str, Callable[[str, str], Answer], Sequence[str]]]:
    """Each question with the kinds of things that it is asked of."""
    chance = random.Random(2)

    def some(type: str) -> list[str]:
        total = store.find(type=type, limit=1).total
        offsets = [chance.randrange(total) for _ in range(100)]
        return [store.find(type=type, limit=1, offset=one).items[0].id for one in offsets]

    tasks, sections, bodies, projects = some("Task"), some("Section"), some("Agency"), some("Project")
    driven = some("Document")
    return [
        ("trace of a task", lambda one, _: trace(store, one), tasks),
        ("dependencies of a task", lambda one, _: dependencies(store, one), tasks),
        ("overlaps of a task", lambda one, _: overlaps(store, one), tasks),
        ("overlaps of a section", lambda one, _: overlaps(store, one), sections),
        ("responsibilities of a task", lambda one, _: responsibilities(store, one), tasks),
        ("responsibilities of a body", lambda one, _: responsibilities(store, one), bodies),
        ("gaps of a section", lambda one, _: gaps(store, one), sections),
        ("conflicts of a section", lambda one, _: conflicts(store, one), sections),
        ("paths between two tasks", paths_of(store), tasks),
        ("impact of a document", lambda one, _: impact(store, one), driven),
        ("impact of a project", lambda one, _: impact(store, one), projects),
        ("timeline of a section", lambda one, _: timeline(store, one, due="2026"), sections),
    ]


def paths_of(store: Store) -> Callable[[str, str], Answer]:
    """The question about two things."""
    return lambda one, other: paths(store, one, other)


if __name__ == "__main__":
    main()
