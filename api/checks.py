"""Whether ontology, lexicon and a loaded graph are consistent with themselves and with each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from graph.errors import PolicyGraphError
from graph.interchange import lines, read_lines, unresolved_json, warning_json
from graph.model import Unresolved, Warning
from graph.ontology import MEANINGS, EdgeType, Label, NodeType, Ontology, ontology
from graph.stores.base import Store
from graph.validate import problems
from loaders import lexicon

Part = Literal["ontology", "lexicon", "graph"]
_LANGUAGES = {"vi", "en"}


@dataclass(frozen=True)
class Fault:
    """Something that is wrong with policygraph's own data or with what it stored, never with a document."""

    part: Part
    what: str


@dataclass(frozen=True)
class Checked:
    """Faults, and apart from them what the documents themselves leave open or contradict."""

    faults: tuple[Fault, ...]
    warnings: tuple[Warning, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As plain objects."""
        return {
            "ok": not self.faults,
            "errors": [{"part": one.part, "what": one.what} for one in self.faults],
            "warnings": [warning_json(one) for one in self.warnings],
            "unresolved": [unresolved_json(one) for one in self.unresolved],
        }


def check(store: Store | None) -> Checked:
    """Everything that can be checked; without a store, the data that ships."""
    faults = [*(Fault("ontology", one) for one in ontology_faults(ontology())), *_lexicon_faults()]
    if store is None:
        return Checked(tuple(faults))
    faults += [Fault("graph", one) for one in graph_faults(store)]
    return Checked(tuple(faults), store.warnings(), store.unresolved())


def ontology_faults(known: Ontology) -> Iterator[str]:
    """Where an entry of the ontology names something that the ontology lacks.

    >>> list(ontology_faults(ontology()))
    []
    """
    for node in known.nodes.values():
        yield from (f"{node.name}: {fault}" for fault in _node_faults(node))
    for edge in known.edges.values():
        yield from (f"{edge.name}: {fault}" for fault in _edge_faults(edge, known))
    for name, label in {**known.kinds, **known.codes, **known.statuses, **known.methods}.items():
        yield from (f"{name}: {fault}" for fault in _label_faults(label))


def _node_faults(type: NodeType) -> Iterator[str]:
    yield from _label_faults(type.label)
    for name in (*type.caption, *type.folded):
        if name not in type.facts:
            yield f"no fact {name!r} to name it by or to search in"


def _edge_faults(type: EdgeType, known: Ontology) -> Iterator[str]:
    for end in (*type.sources, *type.targets):
        if end not in known.nodes:
            yield f"no node type {end!r}"
    if type.meaning not in MEANINGS:
        yield f"no meaning {type.meaning!r}"
    for label in (type.reads.get("forward", {}), type.reads.get("backward", {})):
        yield from _label_faults(label)


def _label_faults(label: Label) -> Iterator[str]:
    for lang in sorted(_LANGUAGES - label.keys()):
        yield f"no label in {lang!r}"


def _lexicon_faults() -> Iterator[Fault]:
    for one in lexicon.check():
        yield Fault("lexicon", str(one))


def graph_faults(store: Store) -> Iterator[str]:
    """Where the loaded graph breaks the ontology or its own evidence, read back as an export would be."""
    try:
        fragments = read_lines(store.where, lines(store))
    except PolicyGraphError as error:
        yield str(error)
        return
    for fragment in fragments:
        yield from (f"{fragment.source.id}: {problem}" for problem in problems(fragment))
