"""What a graph holds: nodes and edges with their evidence, and the sources they come from.

A **statement** is a Node or Edge as one source states it. A store keeps statements; what it shows is derived from
them by `graph.resolve`: ids that mean one thing are merged, and where statements differ all readings stay.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal

from graph.frozen import frozen
from graph.ids import edge_id

Method = Literal["structure", "cited", "inherited", "inferred", "table", "curated", "computed"]
SourceKind = Literal["text", "table", "record"]
Confidence = Literal["high", "low"]
Properties = Mapping[str, Any]
Readings = Mapping[str, tuple["Reading", ...]]


@frozen
class Evidence:
    """Where a fact stands: source, place, character span and quoted words, and how it was found.

    `start` and `end` count code points of the source's text, so `text[start:end] == quote`; a curated fact has
    neither span nor quote. `fields` names the properties it supports where it does not support all (None). `stated` is
    the id (of an edge: its two ends) as the source stated it, where it was merged into another.
    """

    source: str
    place: str
    method: Method
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    fields: tuple[str, ...] | None = None
    confidence: Confidence = "high"
    stated: str | tuple[str, str] | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str, str, str, tuple[str, ...]]:
        """The order in which evidence is listed: source, start, end, place, method; then all else, so that it is total.

        What it supports comes last: of one thing that is known only once all its statements are.
        """
        nowhere = -1
        start = nowhere if self.start is None else self.start
        end = nowhere if self.end is None else self.end
        rest = str(self.stated or ""), self.confidence, self.fields or ()
        return self.source, start, end, self.place, self.method, *rest


@frozen
class Reading:
    """One of several values that statements give for a property; `evidence` are positions in the thing's list."""

    value: Any
    evidence: tuple[int, ...]


@frozen
class Node:
    """A document, section, task, agency ...: as stated by a source, or derived from all of them."""

    id: str
    type: str
    properties: Properties
    evidence: tuple[Evidence, ...]
    aliases: tuple[str, ...] = ()
    readings: Readings = field(default_factory=dict)


@frozen
class Edge:
    """A link of a type from one node to another."""

    type: str
    source: str
    target: str
    properties: Properties
    evidence: tuple[Evidence, ...]
    readings: Readings = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Type and ends name an edge: there is one of a type between two nodes."""
        return edge_id(self.type, self.source, self.target)


@frozen
class Unresolved:
    """A mention that could not be tied to one thing, with its candidates."""

    id: str
    mention: Properties
    candidates: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@frozen
class Warning:
    """A contradiction in the sources, with all readings; never a silent repair."""

    id: str
    rule: str
    severity: Literal["error", "warning", "info"]
    message: Mapping[str, str]
    readings: tuple[Properties, ...]
    about: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@frozen
class Source:
    """One document in one form: its text, table or curated record, whatever its file is called."""

    id: str
    kind: SourceKind
    name: str
    sha256: str
    document: str
    text: str = ""
    about: Properties = field(default_factory=dict)
    """What a reader should know of it: where it was published, the encoding it was read in."""


@frozen
class Fragment:
    """What one source adds to a graph: its statements, in the order of the source.

    Several statements may name one id; each carries the properties that its own evidence supports.
    """

    source: Source
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    warnings: tuple[Warning, ...] = ()
