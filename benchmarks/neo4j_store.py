"""What a Neo4j store costs: loads beside a plain script and the bulk import, questions beside hand-made Cypher.

    python benchmarks/neo4j_store.py                     100,000 tasks, 500,000 edges: some twenty minutes
    python benchmarks/neo4j_store.py --tasks 10000
    python benchmarks/neo4j_store.py --without import    loads and questions alone; also: --without ask

It runs the server of the tests (tests/neo4j: Java and Maven), with two databases: one for the store, one for the plain
script. The script has the same schema and writes the same properties and evidence by UNWIND and MERGE, 10,000 rows at
once; it checks nothing, keeps nothing whole, merges no ids and could remove no source. Both begin with the same
fragments; the time that the script takes to make rows of them is told apart. Both load in turns, some programmes each.

A question is asked for some seconds before it counts (the server and its Java compile what is asked often), then at
most 300 times in at most ten seconds, in turns with its rivals and in any order. The p99 of few askings is the slowest of them. The
statement beside a trace brings the same things, links with their evidence, and warnings, but in no order, without
caps, aliases, loads that are half done, and what lies below the document. What it brings is not made into objects.
Nothing here is a test: a busy machine is no fault of the code.
"""

import argparse
import platform
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests" / "neo4j")]

from generate import Size, fragments  # noqa: E402
from neo4j_server import Home, Server  # noqa: E402

from graph.model import Edge, Fragment  # noqa: E402
from graph.ontology import ontology  # noqa: E402
from graph.queries.trace import trace  # noqa: E402
from graph.stores import Store, open_store  # noqa: E402
from graph.stores.neo4j_import import write_import  # noqa: E402
from graph.stores.neo4j_rows import edge_properties, node_properties  # noqa: E402
from graph.stores.neo4j_store import Neo4jStore  # noqa: E402

_AT_ONCE = 10_000
_TURN = 10
_ASKED = 300
_FEWEST = 10
_WARM, _LONGEST = 3.0, 10.0
"""Seconds for which a question is asked before it counts, and after that at most."""


def main() -> None:
    """Measure and print one line for each thing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", type=int, default=100_000)
    parser.add_argument("--without", choices=("ask", "import"), nargs="*", default=[])
    told = parser.parse_args()
    size = Size(tasks=told.tasks)
    if size.programmes <= _TURN:
        parser.error(f"--tasks must be above {_TURN * size.tasks_of_a_programme}: the first programmes do not count")
    print(f"Python {platform.python_version()}, {platform.platform()}, {size}\n", flush=True)
    with TemporaryDirectory() as folder:
        homes = [
            Home(Path(folder) / name, {"server.memory.pagecache.size": "512m"}) for name in ("ours", "plain", "import")
        ]
        server = Server(homes[:2], heap="2g", quick=False)
        try:
            with Neo4jStore(homes[0].address()) as ours, Neo4jStore(homes[1].address()) as plain:
                compare_loads(size, ours, plain)
                with open_store(str(Path(folder) / "graph.sqlite")) as embedded:
                    load_embedded(size, embedded)
                    if "ask" not in told.without:
                        compare_questions(ours, embedded)
                    if "import" not in told.without:
                        tables = timed(lambda: write_import(embedded, Path(folder) / "tables"))
                        print(f"{'bulk import: writing the tables':<52} {tables / 1000:9.1f} s", flush=True)
        finally:
            server.kill()
        if "import" not in told.without:
            took = import_time(homes[2], Path(folder) / "tables")
            print(f"{'bulk import: neo4j-admin':<52} {took / 1000:9.1f} s")


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that some work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def memory() -> float:
    """The most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# --- loading -------------------------------------------------------------------------------------------------------


def compare_loads(size: Size, ours: Neo4jStore, plain: Neo4jStore) -> None:
    """Some programmes into each in turns; the first turn warms the server up and does not count."""
    made, spent, things, first = fragments(size), [0.0, 0.0, 0.0], 0, 0.0
    for turn in range(size.programmes):
        some = list(islice(made, _TURN))
        if not some:
            break
        took = [timed(lambda some=some: [ours.apply(one) for one in some]), *plain_times(plain, some)]  # type: ignore[misc]
        if turn == 0:
            first = memory()
            continue
        spent = [before + now for before, now in zip(spent, took, strict=True)]
        things += sum(len(one.nodes) + len(one.edges) for one in some)
        print(f"{(turn + 1) * _TURN} programmes, ratio so far {spent[0] / (spent[1] + spent[2]):.2f}", file=sys.stderr)
    print(f"{'store.apply':<52} {spent[0] / 1000:9.1f} s   {1000 * things / spent[0]:7.0f} statements/s")
    print(
        f"{'plain script, its rows made before':<52} {spent[1] / 1000:9.1f} s   {1000 * things / spent[1]:7.0f} statements/s"
    )
    print(f"{'plain script: making its rows':<52} {spent[2] / 1000:9.1f} s")
    print(f"{'ratio, to all that the script does':<52} {spent[0] / (spent[1] + spent[2]):9.2f}     bar 1.3")
    print(f"{'ratio, to the script whose rows are made before':<52} {spent[0] / spent[1]:9.2f}")
    print(f"{'peak memory of the client: first turn, all':<52} {first:9.0f} MB {memory():7.0f} MB", flush=True)


_LISTS = ("source", "place", "method", "start", "end", "quote")
_MORE = ", ".join(f"x.evidence_{name} = x.evidence_{name} + row.properties.evidence_{name}" for name in _LISTS)
PLAIN_NODES = f"""
UNWIND $rows AS row MERGE (x:Thing {{id: row.properties.id}})
ON CREATE SET x:$(row.type), x = row.properties ON MATCH SET {_MORE}
"""
PLAIN_EDGES = f"""
UNWIND $rows AS row MATCH (a:Thing {{id: row.source}}) MATCH (b:Thing {{id: row.target}})
MERGE (a)-[x:TYPE]->(b) ON CREATE SET x = row.properties ON MATCH SET {_MORE}
"""
# One statement a type: MERGE with `$(row.type)` and an id took five to seven times as long.


def plain_times(store: Neo4jStore, some: list[Fragment]) -> tuple[float, float]:
    """The same fragments by the plain script: to write the rows, and to make them."""
    start = time.perf_counter()
    nodes = [{"type": one.type, "properties": node_properties(one)} for each in some for one in each.nodes]
    edges: dict[str, list[dict[str, Any]]] = {}
    for one in (edge for each in some for edge in each.edges):
        edges.setdefault(PLAIN_EDGES.replace("TYPE", one.type), []).append(edge_row(one))
    sources = [{"id": one.source.id, "text": one.source.text} for one in some]

    def write() -> None:
        for statement, listed in ((PLAIN_NODES, nodes), *edges.items()):
            for start in range(0, len(listed), _AT_ONCE):
                told = {"rows": listed[start : start + _AT_ONCE]}
                store.connection.write(lambda tx, statement=statement, told=told: tx.run(statement, told))  # type: ignore[misc]
        store.connection.write(
            lambda tx: tx.run("UNWIND $rows AS row CREATE (s:Source) SET s = row", {"rows": sources})
        )

    making = (time.perf_counter() - start) * 1000
    return timed(write), making


def edge_row(edge: Edge) -> dict[str, Any]:
    """An edge as a row of the plain script."""
    return {"source": edge.source, "target": edge.target, "properties": edge_properties(edge)}


def load_embedded(size: Size, embedded: Store) -> None:
    """The same graph in a file."""
    took = timed(lambda: [embedded.apply(one) for one in fragments(size)])
    counts = embedded.counts()
    print(f"{'embedded store, all programmes':<52} {took / 1000:9.1f} s")
    print(f"{sum(counts.nodes.values())} nodes {dict(counts.nodes)}, {sum(counts.edges.values())} edges\n", flush=True)


def import_time(home: Home, tables: Path) -> float:
    """The official admin tool on the tables."""
    given = (tables / "import.args").read_text(encoding="utf-8").split("\n")[:-1]
    named = [
        f"{one.rpartition('=')[0]}={tables / one.rpartition('=')[2]}" if one.endswith(".csv") else one for one in given
    ]
    return timed(lambda: home.admin("database", "import", "full", "neo4j", *named))


# --- asking --------------------------------------------------------------------------------------------------------

_REPEATED = "COLLECT { MATCH (e:Repeated {thing: n.repeated}) RETURN properties(e) }"
_THING = f"n {{.*, folded_names: null, folded_words: null, repeated: {_REPEATED}}}"
GET = f"MATCH (n:Thing) WHERE n.id IN $ids RETURN labels(n), {_THING}"
EDGES = """
MATCH (n:Thing {id: $id})-[r]-(:Thing) WITH r, startNode(r) AS a, endNode(r) AS b
ORDER BY type(r), a.sort, b.sort LIMIT 1000 RETURN type(r), a.id, b.id, properties(r)
"""
LIST = f"MATCH (n:Task) WHERE n.sort IS NOT NULL AND n.id IS NOT NULL WITH n ORDER BY n.sort, n.id LIMIT 50 RETURN labels(n), {_THING}"
PARTS = "MATCH (n:Thing {id: $id})<-[r:PART_OF*1..3]-(m) UNWIND r AS e WITH DISTINCT e RETURN type(e), startNode(e).id, endNode(e).id, properties(e)"
SEARCH = f"""
CALL db.index.fulltext.queryNodes('policygraph_search', $query) YIELD node AS n
WITH n ORDER BY n.sort WITH collect(n) AS found RETURN size(found), [n IN found[0..50] | [labels(n), {_THING}]]
"""
_TRACED = f"""
WITH tasks, o, COLLECT {{ UNWIND tasks AS t MATCH p = (t)<-[:DRIVES]-()-[:IMPLEMENTS*0..3]->() RETURN p }}
  + COLLECT {{ MATCH p = (o)-[:IMPLEMENTS*1..3]->() RETURN p }} AS paths
WITH paths, COLLECT {{ UNWIND tasks + o + reduce(met = [], p IN paths | met + nodes(p)) AS n RETURN DISTINCT n }} AS things
RETURN [n IN things | [labels(n), {_THING}]],
  COLLECT {{ UNWIND paths AS p UNWIND relationships(p) AS r WITH DISTINCT r
    RETURN [type(r), startNode(r).id, endNode(r).id, properties(r)] }},
  COLLECT {{ UNWIND things AS n MATCH (:Series {{id: n.series}})<-[:CONCERNS]-(w:Warning) RETURN DISTINCT properties(w) }}
"""
TRACE = f"MATCH (t:Thing {{id: $id}}) MATCH (o:Thing {{id: $document}}) WITH [t] AS tasks, o {_TRACED}"
TRACE_ALL = f"""
MATCH (o:Thing {{id: $document}}) WITH o, COLLECT {{ MATCH (o)<-[:PART_OF*1..3]-(t:Task) RETURN DISTINCT t }} AS tasks
{_TRACED}
"""


def questions(store: Store) -> Iterator[tuple[str, Callable[[Store], object], str, dict[str, Any]]]:
    """Each question, and the same as one statement made by hand."""
    hub = max(store.find(type="Document", text="nq/tw", limit=200).items, key=lambda node: len(node.evidence)).id
    programme = store.sources()[0].document
    tasks = [node.id for node in store.find(type="Task", within=programme, limit=50).items]
    down = ontology().steps("hierarchy", "down")
    yield "get fifty", lambda one: one.get(tasks), GET, {"ids": tasks}
    yield "edges of a task", lambda one: one.edges(tasks[:1]), EDGES, {"id": tasks[0]}
    yield "edges of the largest hub, cut at 1,000", lambda one: one.edges([hub]), EDGES, {"id": hub}
    yield "a page of all tasks", lambda one: one.find(type="Task"), LIST, {}
    yield "all parts of a programme", lambda one: one.reach([programme], down), PARTS, {"id": programme}
    yield "a symbol", lambda one: one.find(text="57-nq/tw"), SEARCH, {"query": "+57 +nq +tw*"}
    yield (
        "words",
        lambda one: one.find(text="cao tốc cửa khẩu bệnh viện"),
        SEARCH,
        {"query": "+cao +toc +cua +khau +benh +vien*"},
    )
    told = {"id": tasks[0], "document": programme}
    yield "trace a task", lambda one: trace(one, tasks[0]), TRACE, told
    yield "trace a programme", lambda one: trace(one, programme), TRACE_ALL, told


def compare_questions(ours: Neo4jStore, embedded: Store) -> None:
    """Each in turns with its rival, the median and the slowest."""
    print(
        f"{'question':<42} {'median':>8} {'p99':>8} | {'by hand':>8} {'p99':>8} | {'ratio':>5} (bar 1.5) | {'embedded':>8} ms | asked"
    )
    for name, ask, statement, told in questions(embedded):
        ways: list[Callable[[], object]] = [
            lambda ask=ask: ask(ours),  # type: ignore[misc]
            lambda statement=statement, told=told: ours.connection.read(lambda tx: tx.run(statement, told)),  # type: ignore[misc]
            lambda ask=ask: ask(embedded),  # type: ignore[misc]
        ]
        list(asked(ways, _WARM))
        columns = [sorted(column) for column in zip(*asked(ways, _LONGEST), strict=True)]
        mine, hand, file = (statistics.median(column) for column in columns)
        print(
            f"{name:<42} {mine:8.2f} {p99(columns[0]):8.2f} | {hand:8.2f} {p99(columns[1]):8.2f} | {mine / hand:5.2f}"
            f"           | {file:8.2f} | {len(columns[0]):5}", flush=True,
        )  # fmt: skip
    print()


def asked(ways: list[Callable[[], object]], seconds: float) -> Iterator[list[float]]:
    """What each way takes, asked in turns for so long; each time in another order, for what was just asked is still warm."""
    random.seed(len(ways))
    until = time.perf_counter() + seconds
    for turn in range(_ASKED):
        if turn > _FEWEST and time.perf_counter() > until:
            return
        order = random.sample(range(len(ways)), len(ways))
        took = {way: timed(ways[way]) for way in order}
        yield [took[way] for way in range(len(ways))]


def p99(column: list[float]) -> float:
    """The time that one asking in a hundred takes longer than."""
    return column[min(len(column) - 1, len(column) * 99 // 100)]


if __name__ == "__main__":
    main()
