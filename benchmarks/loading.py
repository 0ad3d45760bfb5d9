"""What the embedded store costs: a load against a bare script that writes the same graph, and every primitive.

    python benchmarks/loading.py ../shared/documents/01-CTr-TU.txt
    python benchmarks/loading.py                                        an invented programme of the same size

The bare script takes the same fragment and writes source, nodes, edges, their evidence, the same indexes and the same
full-text index into a new file, in one transaction. It neither validates nor merges, keeps no statements apart and
could not remove a source again: it is the floor, not a rival. Both run in turns, each in a fresh folder; medians.
Nothing here is a test: a busy machine is no fault of the code.
"""

import argparse
import os
import platform
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.ids import part_id, sort_key, source_id
from graph.interchange import evidence_json, lines
from graph.model import Edge, Evidence, Fragment, Node, Source
from graph.ontology import ontology
from graph.stores import Store, open_store
from graph.stores.searching import forms
from graph.stores.sqlite_rows import to_json

_RUNS = 5
_ASKED = 50


def main() -> None:
    """Measure and print one line for each thing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("document", type=Path, nargs="?", help="a programme to load; without one, an invented one")
    document = parser.parse_args().document
    fragment = read(document) if document else invented()
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.platform()}")
    print(f"{os.cpu_count()} processors, {platform.processor() or platform.machine()}")
    things = len({node.id for node in fragment.nodes}), len({edge.id for edge in fragment.edges})
    stated = len(fragment.nodes) + len(fragment.edges)
    print(f"{fragment.source.name}: {things[0]} nodes, {things[1]} edges, {stated} statements\n")
    compare_loads(fragment)
    with TemporaryDirectory() as folder, open_store(str(Path(folder) / "graph.sqlite")) as store:
        store.apply(fragment)
        for name, ask in primitives(store, fragment):
            told(name, statistics.median(timed(ask) for _ in range(_ASKED)), bar=5)


def read(document: Path) -> Fragment:
    """The fragment of a real document."""
    from loaders.pipeline import read as read_document

    return read_document(document).fragment


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that some work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def told(what: str, milliseconds: float, bar: float) -> None:
    """One line: what, how long, the bar, and whether it is kept."""
    print(f"{what:<48} {milliseconds:9.2f} ms   bar {bar:g}   {'kept' if milliseconds <= bar else 'BROKEN'}")


# --- loading -------------------------------------------------------------------------------------------------------


def compare_loads(fragment: Fragment) -> None:
    """The store and the bare script in turns, after one turn of each that does not count."""
    graph = derived(fragment)
    bare, kept = [], []
    with TemporaryDirectory() as folder:
        for turn in range(_RUNS + 1):
            bare.append(bare_time(Path(folder) / f"bare-{turn}.sqlite", fragment.source, *graph))
            kept.append(apply_time(Path(folder) / f"kept-{turn}.sqlite", fragment))
    floor, ours = statistics.median(bare[1:]), statistics.median(kept[1:])
    told("store.apply, a new programme", ours, bar=300)
    print(f"{'bare script, the same graph':<48} {floor:9.2f} ms")
    print(f"{'ratio':<48} {ours / floor:9.2f}      bar 2   {'kept' if ours <= 2 * floor else 'BROKEN'}\n")


def apply_time(place: Path, fragment: Fragment) -> float:
    """One load into a new store that is open already."""
    with open_store(str(place)) as store:
        return timed(lambda: store.apply(fragment))


def bare_time(place: Path, source: Source, nodes: list[Node], edges: list[Edge]) -> float:
    """One transaction into a new file that is open already."""
    with closing(sqlite3.connect(place, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(f"PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; {_BARE}")
        return timed(lambda: write_bare(db, source, nodes, edges))


def derived(fragment: Fragment) -> tuple[list[Node], list[Edge]]:
    """The graph that the fragment makes: the bare script is spared the making."""
    with open_store(":memory:") as store:
        store.apply(fragment)
        return list(store.iterate_nodes()), list(store.iterate_edges())


_BARE = """
CREATE TABLE source (id TEXT PRIMARY KEY, kind TEXT, name TEXT, sha256 TEXT, document TEXT, text TEXT);
CREATE TABLE node (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT, sort TEXT, body TEXT);
CREATE INDEX node_sort ON node (sort, id);
CREATE INDEX node_type ON node (type, sort, id);
CREATE TABLE edge (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT,
  source TEXT NOT NULL REFERENCES node (id), target TEXT NOT NULL REFERENCES node (id), sort TEXT, body TEXT);
CREATE INDEX edge_source ON edge (source, type);
CREATE INDEX edge_target ON edge (target, type);
CREATE TABLE evidence (source TEXT NOT NULL REFERENCES source (id), thing TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX evidence_thing ON evidence (thing);
CREATE INDEX evidence_source ON evidence (source);
CREATE VIRTUAL TABLE search USING fts5 (symbol, named, other, tokenize = 'unicode61 remove_diacritics 0');
"""


def write_bare(db: sqlite3.Connection, source: Source, nodes: list[Node], edges: list[Edge]) -> None:
    """All rows of the graph, in one transaction."""
    db.execute("BEGIN IMMEDIATE")
    row = (source.id, source.kind, source.name, source.sha256, source.document, source.text)
    db.execute("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?)", row)
    db.executemany("INSERT INTO node VALUES (?, ?, ?, ?, ?)", list(bare_nodes(nodes)))
    searched = ((n, forms(node)) for n, node in enumerate(nodes))
    rows = [(n, form.symbol, form.named, form.other) for n, form in searched]
    db.executemany("INSERT INTO search (rowid, symbol, named, other) VALUES (?, ?, ?, ?)", rows)
    db.executemany("INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?, ?)", list(bare_edges(edges)))
    grounds = [
        (one.source, thing.id, to_json(evidence_json(one))) for thing in (*nodes, *edges) for one in thing.evidence
    ]
    db.executemany("INSERT INTO evidence VALUES (?, ?, ?)", grounds)
    db.execute("COMMIT")


def bare_nodes(nodes: list[Node]) -> Iterator[tuple[object, ...]]:
    """The rows of the nodes, their evidence apart."""
    for n, node in enumerate(nodes):
        body = {"properties": node.properties, "aliases": node.aliases}
        yield n, node.id, node.type, sort_key(node.id), to_json(body)


def bare_edges(edges: list[Edge]) -> Iterator[tuple[object, ...]]:
    """The rows of the edges, their evidence apart."""
    for n, edge in enumerate(edges):
        sort = f"{sort_key(edge.source)} {sort_key(edge.target)}"
        yield n, edge.id, edge.type, edge.source, edge.target, sort, to_json(edge.properties)


# --- asking --------------------------------------------------------------------------------------------------------


def primitives(store: Store, fragment: Fragment) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every primitive, asked for as much as the graph has."""
    document = fragment.source.document
    nodes = [node.id for node in store.iterate_nodes()]
    tasks = [node.id for node in store.find(type="Task", limit=1000).items]
    down, up = ontology().steps("hierarchy", "down"), ontology().steps("driver", "up")
    yield "get one", lambda: store.get(tasks[:1])
    yield "get fifty", lambda: store.get(tasks[:50])
    yield "canonical of all", lambda: store.canonical(nodes)
    yield "near", lambda: store.near("57-nq-tww")
    yield "find a page of a type", lambda: store.find(type="Task")
    yield "find words", lambda: store.find(text="hạ tầng cảng")
    yield "find a symbol", lambda: store.find(text="57 - nq/tw", type="Document")
    yield "find within", lambda: store.find(within=document)
    yield "edges of one task", lambda: store.edges(tasks[:1])
    yield "edges of the document", lambda: store.edges([document])
    yield "edges of all nodes", lambda: store.edges(nodes)
    yield "reach: all parts of the document", lambda: store.reach([document], down)
    yield "reach: all drivers of all tasks", lambda: store.reach(tasks, up)
    yield "counts", store.counts
    yield "sources", store.sources
    yield "source with its text", lambda: store.source(fragment.source.id)
    yield "warnings about anything", lambda: store.warnings(nodes)
    yield "unresolved", store.unresolved
    yield "version", store.version
    yield "export of everything (no primitive)", lambda: sum(map(len, lines(store)))


# --- an invented programme -----------------------------------------------------------------------------------------

_LONG = "mở rộng hạ tầng cảng và đường sắt, chuyển đổi số, đào tạo nhân lực tại chỗ theo quy hoạch, giai đoạn "
_PROGRAMME = "95-ctr-tu.song-lam.2025-2030"


class _Text:
    """A text that grows by one line with every statement, so that its spans and quotes are true."""

    def __init__(self) -> None:
        self.text = ""

    def says(self, words: str, place: str) -> tuple[Evidence, ...]:
        start = len(self.text)
        self.text += words + "\n"
        return (Evidence(source_id(_PROGRAMME, "text"), place, "cited", start, start + len(words), words),)


def invented(sections: int = 38, tasks: int = 211, documents: int = 44) -> Fragment:
    """A programme with as many sections, tasks, cited documents and links as the shipped one."""
    text = _Text()
    nodes = [Node(_PROGRAMME, "Document", {"symbol": "95-CTr/TU", "kind": "programme"}, text.says("95-CTr/TU", "lead"))]
    edges = []
    cited = [f"{number}-nq-tw.2024-01-02" for number in range(20, 20 + documents)]
    for id in cited:
        symbol = id.split("-", maxsplit=1)[0] + "-NQ/TW"
        facts = {"symbol": symbol, "kind": "resolution", "date": "2024-01-02", "issuer": "Bộ Chính trị"}
        said = f"Nghị quyết số {symbol} của Bộ Chính trị"
        nodes += [Node(id, "Document", facts, text.says(said, place)) for place in ("lead", "title", "tail")]
        edges.append(Edge("REFERS_TO", _PROGRAMME, id, {}, nodes[-1].evidence))
    for number in range(sections):
        place = f"II.{number + 1}"
        facts = {"place": place, "text": f"Mục {number}: {_LONG}"}
        nodes.append(Node(part_id(_PROGRAMME, place), "Section", facts, text.says(facts["text"], place)))
        edges.append(Edge("PART_OF", nodes[-1].id, _PROGRAMME, {}, nodes[-1].evidence))
    for number in range(tasks):
        above = f"II.{number % sections + 1}"
        place = f"{above}/{number}"
        facts = {"place": place, "text": f"Nhiệm vụ {number}: {_LONG * 2}"}
        nodes.append(Node(part_id(_PROGRAMME, place), "Task", facts, text.says(facts["text"], place)))
        edges.append(Edge("PART_OF", nodes[-1].id, part_id(_PROGRAMME, above), {}, nodes[-1].evidence))
        driver = text.says(f"theo {cited[number % documents]}", place)
        edges.append(Edge("DRIVES", cited[number % documents], nodes[-1].id, {"mode": "direct"}, driver))
    source = Source(source_id(_PROGRAMME, "text"), "text", "invented.txt", "0" * 64, _PROGRAMME, text.text)
    return Fragment(source, tuple(nodes), tuple(edges))


if __name__ == "__main__":
    main()
