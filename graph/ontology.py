"""Reads ontology.yaml into frozen types; an unknown name raises with the known ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeVar

import yaml

from graph.errors import OntologyError

Language = Literal["vi", "en"]
Label = Mapping[str, str]
T = TypeVar("T")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster where libyaml is there
MEANINGS = (
    "hierarchy", "driver", "dependency", "responsibility", "measure", "place",
    "reference", "lifecycle", "issue", "succession", "derived",
)  # fmt: skip


@dataclass(frozen=True)
class NodeType:
    """One kind of thing: its facts, how it is named, searched and drawn."""

    name: str
    label: Label
    means: str
    facts: Mapping[str, str]
    caption: tuple[str, ...]
    behind: tuple[str, ...]
    folded: tuple[str, ...]
    colour: Mapping[str, str]
    shape: str


@dataclass(frozen=True)
class EdgeType:
    """One kind of link: what it joins, what it means and which way the meaning flows."""

    name: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    meaning: str
    flow: Literal["forward", "backward"]
    facts: Mapping[str, str]
    reads: Mapping[str, Label]


@dataclass(frozen=True)
class Ontology:
    """All types, with look-ups that fail loudly."""

    version: int
    nodes: Mapping[str, NodeType]
    edges: Mapping[str, EdgeType]
    kinds: Mapping[str, Label]
    codes: Mapping[str, Label]
    statuses: Mapping[str, Label]
    methods: Mapping[str, Label]

    def node(self, name: str) -> NodeType:
        """The node type of this name.

        >>> ontology().node("Task").label["en"]
        'Task'
        """
        return _known("node type", name, self.nodes)

    def edge(self, name: str) -> EdgeType:
        """The edge type of this name.

        >>> ontology().edge("IMPLEMENTS").flow
        'backward'
        """
        return _known("edge type", name, self.edges)

    def meaning(self, meaning: str) -> tuple[EdgeType, ...]:
        """All edge types that mean this, so that a question need not name them.

        >>> [type.name for type in ontology().meaning("driver")]
        ['DRIVES', 'IMPLEMENTS']
        """
        if meaning not in MEANINGS:
            raise OntologyError("meaning", meaning, MEANINGS)
        return tuple(edge for edge in self.edges.values() if edge.meaning == meaning)

    def label(self, type: str, fact: str, value: object) -> Label | None:
        """What people read for a value that is a code; None where it is plain words.

        >>> ontology().label("Project", "kind", "zone")["en"], ontology().label("Project", "name", "zone")
        ('economic zone', None)
        """
        if fact not in ("kind", "level", "comparator", "status"):
            return None
        documents = self.statuses if fact == "status" else self.kinds
        return (documents if type in ("Document", "Deliverable") else self.codes).get(str(value))

    def steps(self, meaning: str, towards: Literal["up", "down"]) -> tuple[tuple[str, Literal["out", "in"]], ...]:
        """How to walk along a meaning: up to what drives or contains, down to what is driven or contained.

        >>> ontology().steps("driver", "up")
        (('DRIVES', 'in'), ('IMPLEMENTS', 'out'))
        """
        with_the_arrow = "forward" if towards == "down" else "backward"
        return tuple((edge.name, "out" if edge.flow == with_the_arrow else "in") for edge in self.meaning(meaning))


def _known(what: str, name: str, table: Mapping[str, T]) -> T:
    if name not in table:
        raise OntologyError(what, name, list(table))
    return table[name]


def _node(name: str, entry: Mapping[str, Any]) -> NodeType:
    return NodeType(
        name, entry["label"], entry["means"], entry["facts"], tuple(entry["caption"]), tuple(entry.get("behind", ())),
        tuple(entry["folded"]), entry["colour"], entry["shape"],
    )  # fmt: skip


def _edge(name: str, entry: Mapping[str, Any]) -> EdgeType:
    return EdgeType(
        name, tuple(entry["from"]), tuple(entry["to"]), entry["meaning"], entry["flow"], entry.get("facts", {}),
        entry["reads"],
    )  # fmt: skip


@cache
def ontology() -> Ontology:
    """The ontology of graph/ontology.yaml, read once.

    >>> sorted(ontology().nodes)[:3]
    ['Agency', 'Deliverable', 'Document']
    """
    raw = yaml.load(files("graph").joinpath("ontology.yaml").read_text(encoding="utf-8"), Loader=_LOADER)
    return Ontology(
        version=raw["version"],
        nodes={name: _node(name, entry) for name, entry in raw["nodes"].items()},
        edges={name: _edge(name, entry) for name, entry in raw["edges"].items()},
        kinds=raw["kinds"],
        codes=raw["codes"],
        statuses=raw["statuses"],
        methods=raw["methods"],
    )
