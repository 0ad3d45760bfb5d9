"""A graph as files for `neo4j-admin database import full`, which fills a new database faster than any load.

One file for each label and each relationship type, with its header; `import.args` holds the arguments of the command.
What is imported is a store like any other: policygraph makes its indexes when it first opens it. The graph may come from
any store.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TextIO

from graph.model import Edge, Evidence, Fragment, Node, Source, Unresolved, Warning
from graph.ontology import ontology
from graph.resolve import node_statements
from graph.stores import neo4j_rows as rows
from graph.stores.base import Store
from graph.stores.neo4j_schema import VERSION

BETWEEN = "\u001f"
"""Stands between the members of a list; no text has it."""

ARGUMENTS = "import.args"
_EVIDENCE = {
    **{f"evidence_{name}": "string[]" for name in ("source", "place", "method", "quote", "fields", "confidence", "stated")},
    "evidence_start": "int[]", "evidence_end": "int[]",
}  # fmt: skip
_THING = {
    **_EVIDENCE, "reading_fact": "string[]", "reading_value": "string[]", "reading_rank": "int[]", "reading_evidence": "int[]",
}  # fmt: skip
_NODE = {
    "sort": "string", "display_name": "string", "merged_ids": "string[]", "folded_names": "string[]",
    "folded_words": "string[]", "folded_symbol": "string", **_THING,
}  # fmt: skip
_SOURCE = {
    "kind": "string", "name": "string", "sha256": "string", "document": "string", "text": "string", "cited_on": "string",
    "states": "string[]", "about_fact": "string[]", "about_value": "string[]",
}  # fmt: skip
_WAITING = {
    "id": "string", "kind": "string", "source": "string", "recorded": "boolean", "position": "int", **_EVIDENCE,
    "candidates": "string[]", "mention_fact": "string[]", "mention_value": "string[]", "rule": "string",
    "severity": "string", "about": "string[]", "readings": "int", "languages": "string[]", "message_vi": "string",
    "message_en": "string", "reading_of": "int[]", "reading_fact": "string[]", "reading_value": "string[]",
}  # fmt: skip
_KINDS = {"texts": "string[]", "ids": "string[]"}
Columns = Mapping[str, str]
Told = Callable[[str, int], object]


def write_import(store: Store, folder: Path, told: Told = lambda _what, _done: None) -> list[str]:
    """Write the files into a folder; the arguments of the command that imports them. `told` hears of the progress."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        writer = _Writer(folder, stack)
        stated = _Stated()
        for number, node in enumerate(store.iterate_nodes(), 1):
            writer.node(node)
            stated.take(node)
            told("nodes", number)
        for number, edge in enumerate(store.iterate_edges(), 1):
            writer.edge(edge)
            told("edges", number)
        waiting = _by_source([*store.unresolved(), *store.warnings()])
        for listed in store.sources():
            writer.source(store.source(listed.id) or listed, stated, waiting.get(listed.id, []))
        writer.state(store.version())
        arguments = writer.arguments()
    (folder / ARGUMENTS).write_text("\n".join(arguments) + "\n", encoding="utf-8", newline="\n")
    return arguments


@dataclass
class _Stated:
    """What has to be known of a source beyond its evidence: the ids that it states, and its own date."""

    ids: dict[str, set[str]] = field(default_factory=dict)
    documents: dict[str, list[Node]] = field(default_factory=dict)

    def take(self, node: Node) -> None:
        for one in node.evidence:
            self.ids.setdefault(one.source, set()).add(one.stated if isinstance(one.stated, str) else node.id)
        if node.type == "Document":
            for statement in node_statements(node):
                if "date" in statement.properties:
                    self.documents.setdefault(statement.evidence[0].source, []).append(statement)


def _by_source(
    waiting: Iterable[Unresolved | Warning],
) -> dict[str, list[tuple[Unresolved | Warning, tuple[Evidence, ...]]]]:
    found: dict[str, list[tuple[Unresolved | Warning, tuple[Evidence, ...]]]] = {}
    for one in waiting:
        for source in dict.fromkeys(each.source for each in one.evidence):
            evidence = tuple(each for each in one.evidence if each.source == source)
            found.setdefault(source, []).append((one, evidence))
    return found


class _Writer:
    """The files, each opened when its first row comes."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self._files: dict[str, Any] = {}
        self._columns: dict[str, Columns] = {}
        self._given: list[str] = []
        self._series: set[str] = set()

    def node(self, node: Node) -> None:
        facts = {
            name: type for fact, kind in ontology().node(node.type).facts.items() for name, type in _fact(fact, kind)
        }
        more = {"series": "string"} if node.type == "Document" else {}
        self._row(
            f"--nodes=Thing:{node.type}",
            node.type,
            {**facts, **_NODE, **more},
            rows.node_properties(node),
            [node.id],
            ["id:ID"],
        )
        for alias in node.aliases:
            self._row("--nodes=Alias", "Alias", {}, {}, [alias, _key("alias", alias)], ["id:string", "key:ID"])
            self._link("MEANS", _key("alias", alias), node.id)

    def edge(self, edge: Edge) -> None:
        facts = {fact: _KINDS.get(kind, "string") for fact, kind in ontology().edge(edge.type).facts.items()}
        ends, names = [edge.source, edge.target], [":START_ID", ":END_ID"]
        columns = {"id": "string", **facts, **_THING}
        self._row(f"--relationships={edge.type}", edge.type, columns, rows.edge_properties(edge), ends, names)

    def source(
        self, source: Source, stated: _Stated, waiting: Sequence[tuple[Unresolved | Warning, tuple[Evidence, ...]]]
    ) -> None:
        fragment = _fragment(source, stated, waiting)
        key = _key("source", source.id)
        properties = rows.source_properties(fragment) | {"states": sorted(stated.ids.get(source.id, ()))}
        self._row("--nodes=Source", "Source", _SOURCE, properties, [source.id, key], ["id:string", "key:ID"])
        for one in rows.waiting_rows(fragment):
            self._waiting(one, key)

    def _waiting(self, one: Mapping[str, Any], source: str) -> None:
        properties = one["properties"]
        key = _key("waiting", f"{properties['source']} {properties['kind']} {properties['position']}")
        self._row(f"--nodes=Waiting:{one['label']}", one["label"], _WAITING, properties, [key], ["key:ID"])
        self._link("SAID_BY", key, source)
        for series in one["series"]:
            if series not in self._series:
                self._series.add(series)
                self._row("--nodes=Series", "Series", {}, {}, [series, _key("series", series)], ["id:string", "key:ID"])
            self._link("CONCERNS", key, _key("series", series))

    def state(self, version: int) -> None:
        columns = {"one": "boolean", "schema": "int", "version": "int", "hidden": "string", "imported": "boolean"}
        state = {"one": True, "schema": VERSION, "version": version, "hidden": "", "imported": True}
        self._row("--nodes=Policygraph", "Policygraph", columns, state, [_key("state", "")], ["key:ID"])
        self._row(
            "--nodes=PolicygraphLock",
            "PolicygraphLock",
            {"one": "boolean"},
            {"one": True},
            [_key("lock", "")],
            ["key:ID"],
        )

    def arguments(self) -> list[str]:
        return [
            *self._given, f"--array-delimiter=U+{ord(BETWEEN):04X}", "--multiline-fields=true", "--id-type=string",
            "--overwrite-destination=true",
        ]  # fmt: skip

    def _link(self, type: str, start: str, end: str) -> None:
        self._row(f"--relationships={type}", type, {}, {}, [start, end], [":START_ID", ":END_ID"])

    def _row(
        self,
        argument: str,
        name: str,
        columns: Columns,
        properties: Mapping[str, Any],
        first: list[str],
        names: list[str],
    ) -> None:
        if name not in self._files:
            self._begin(argument, name, columns, names)
        known = self._columns[name]
        self._files[name].writerow([*first, *(_cell(properties.get(column)) for column in known)])

    def _begin(self, argument: str, name: str, columns: Columns, names: list[str]) -> None:
        taken = {one.partition(":")[0] for one in names}
        self._columns[name] = {column: type for column, type in columns.items() if column not in taken}
        path = self._folder / f"{name}.csv"
        file: TextIO = self._stack.enter_context(path.open("w", encoding="utf-8", newline=""))
        self._files[name] = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        self._files[name].writerow([*names, *(f"{column}:{type}" for column, type in self._columns[name].items())])
        self._given.append(f"{argument}={path.name}")


def _fragment(
    source: Source, stated: _Stated, waiting: Sequence[tuple[Unresolved | Warning, tuple[Evidence, ...]]]
) -> Fragment:
    own = tuple(replace(one, evidence=evidence) for one, evidence in waiting)
    return Fragment(
        source, tuple(stated.documents.get(source.id, ())),
        unresolved=tuple(one for one in own if isinstance(one, Unresolved)),
        warnings=tuple(one for one in own if isinstance(one, Warning)),
    )  # fmt: skip


def _fact(name: str, kind: str) -> Iterator[tuple[str, str]]:
    if kind == "date":
        yield from ((name, "date"), (f"{name}_year", "int"))
    else:
        yield name, _KINDS.get(kind, "string")


def _key(kind: str, id: str) -> str:
    """An id for the import alone: ids of things hold no space, so none of them is met."""
    return f"{kind} {id}"


def _cell(value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return BETWEEN.join(str(one) for one in value)
    return value
