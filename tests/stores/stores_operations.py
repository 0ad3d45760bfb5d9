"""Loads and removals by number, for processes that are killed in the middle of one; also run as such a process.

    python stores_operations.py STORE work FIRST         operations from FIRST on, for ever
    python stores_operations.py STORE load NAME COUNT    sources of a name, then end
    python stores_operations.py STORE steps NAME COUNT   the same to a server, each in many small transactions

Each writes the number of an operation, once it is done, on a line of its own.
"""

import hashlib
import sys
from collections.abc import Callable

from graph.ids import part_id, source_id
from graph.model import Edge, Evidence, Fragment, Node, Source
from graph.stores import Store, neo4j_load, open_store

SHARED, BARE = "7-kl-tw.2014-05-06", "7-kl-tw"
TASKS = 12
NODES_OF_A_SOURCE = TASKS + 1


def source(name: str, number: int, edition: int = 1) -> Fragment:
    """A plan that cites a document which every third of them dates, so that loads move each other's edges."""
    document = f"{number + 1}-kh-tu.{name}.2025-01-01"
    id = source_id(document, "text")
    words = [f"cites {number}", *(f"task {place} of {document}, edition {edition}" for place in range(TASKS))]
    text = "\n".join(words)

    def says(line: int) -> tuple[Evidence, ...]:
        start = len("\n".join([*words[:line], ""]))
        return (Evidence(id, f"{line}", "cited", start, start + len(words[line]), words[line]),)

    cited = SHARED if number % 3 == 0 else BARE
    nodes = [Node(one, "Document", {"subject": one}, says(0)) for one in (document, cited)]
    edges = [Edge("REFERS_TO", document, cited, {}, says(0))]
    for place in range(TASKS):
        facts = {"place": f"{place}", "text": words[place + 1]}
        nodes.append(Node(part_id(document, f"{place}"), "Task", facts, says(place + 1)))
        edges.append(Edge("PART_OF", nodes[-1].id, document, {}, says(place + 1)))
        edges.append(Edge("DRIVES", cited, nodes[-1].id, {"mode": "direct"}, says(0)))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Fragment(Source(id, "text", f"{document}.txt", digest, document, text), tuple(nodes), tuple(edges))


def operation(number: int) -> Callable[[Store], object]:
    """Mostly a new source; then and now a new edition of an older one, or its removal."""
    turn, kind = divmod(number, 4)
    if kind == 2:
        return lambda store: store.apply(source("w", 3 * turn, edition=2))
    if kind == 3:
        return lambda store: store.remove(source("w", 3 * turn + 1).source.id)
    return lambda store: store.apply(source("w", 3 * turn + kind))


def _done(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def _main(where: str, mode: str, *rest: str) -> None:
    with open_store(where) as store:
        if mode == "steps":
            neo4j_load.LARGE, neo4j_load._STEP = 5, 2
        if mode in ("load", "steps"):
            for number in range(int(rest[1])):
                store.apply(source(rest[0], number))
                _done(number)
            return
        number = int(rest[0])
        while True:
            operation(number)(store)
            _done(number)
            number += 1


if __name__ == "__main__":
    _main(*sys.argv[1:])
