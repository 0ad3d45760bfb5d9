"""The contract of every store: few primitives, the same answers from all of them.

A store keeps what each source stated and shows what `graph.resolve` derives from it. Questions (`graph.queries`)
are written once over these primitives and never know which store answers. `tests/contract` holds every store to
this page. Fixed for all:

- **Order is total.** Nodes by `ids.sort_key` of their id; edges by type in ontology order, then `sort_key` of
  source and target; search hits by rank, then `sort_key`. The same graph gives the same lists in every store.
- **Every list has a cap** and says how much was left: hubs reach 19,000 edges.
- **Any id of a thing finds it**: an alias (an id that some source states and that was merged into another) works
  wherever an id is asked for, and what comes back carries canonical ids.
- **apply and remove are all or nothing**, also when the process is killed in the middle.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import ClassVar, Generic, Literal, Self, TypeVar

from graph.model import Edge, Fragment, Node, Source, Unresolved, Warning

T = TypeVar("T")
Direction = Literal["out", "in", "both"]
Step = tuple[str, Literal["out", "in"]]
"""An edge type, and whether to follow it from source to target (out) or from target to source (in)."""


@dataclass(frozen=True)
class Cut(Generic[T]):
    """A capped list: `left` counts what the cap kept back, 0 where nothing was."""

    items: tuple[T, ...]
    cap: int
    left: int = 0


@dataclass(frozen=True)
class Page(Generic[T]):
    """A page of a longer list, with the whole list's length."""

    items: tuple[T, ...]
    total: int


@dataclass(frozen=True)
class Walk:
    """One walk of several that are asked for together.

    It starts at `ids`; where it goes `onward`, also at the things of that type which the walk before it met, those
    that it started at among them.
    """

    ids: tuple[str, ...]
    steps: tuple[Step, ...]
    depth: int = 20
    limit: int = 1000
    onward: str | None = None


@dataclass(frozen=True)
class Around:
    """What lies around a start: what each walk passed, the things that they met, and what is contradicted about them.

    `known` says which canonical id each known id of a start means.
    """

    known: Mapping[str, str]
    walks: tuple[Cut[Edge], ...]
    things: Mapping[str, Node]
    warnings: tuple[Warning, ...]


@dataclass(frozen=True)
class Counts:
    """How many nodes and edges of each type there are, and how much waits for a reader."""

    nodes: Mapping[str, int]
    edges: Mapping[str, int]
    sources: int
    unresolved: int
    warnings: int


@dataclass(frozen=True)
class Applied:
    """What a load or removal did: `changed` is False where the same content was there already.

    The counts are of the source's own statements (distinct ids and edges), not of the whole graph.
    """

    source: str
    changed: bool
    replaced: bool
    nodes: int
    edges: int


class Store(ABC):
    """A graph that can be asked, and that whole sources are loaded into and removed from.

    >>> from graph.stores import open_store
    >>> with open_store(":memory:") as store:
    ...     store.counts().sources
    0
    """

    where: str
    """How the user names this store: a path or an address, without secrets."""
    remote: ClassVar[bool] = False
    """Whether an answer is waited for over a network: a server of many users then asks in threads."""

    # --- one thing -------------------------------------------------------------------------------------------

    @abstractmethod
    def canonical(self, ids: Iterable[str]) -> dict[str, str]:
        """For each id that is known, canonical or alias, the canonical one; unknown ids are missing."""

    @abstractmethod
    def get(self, ids: Iterable[str]) -> dict[str, Node]:
        """The nodes of these ids (aliases too), keyed by canonical id."""

    @abstractmethod
    def brief(self, ids: Iterable[str]) -> dict[str, Node]:
        """The same nodes without their evidence: a hub that is named in passing has thousands of places."""

    @abstractmethod
    def near(self, name: str, limit: int = 5) -> tuple[Node, ...]:
        """Nodes whose id or name comes near a name that nothing has: for "did you mean"."""

    # --- many things -----------------------------------------------------------------------------------------

    @abstractmethod
    def find(
        self, *, type: str | None = None, text: str = "", within: str | None = None, limit: int = 50, offset: int = 0
    ) -> Page[Node]:
        """Nodes of a type whose folded text holds every word of `text` (the last one may be unfinished).

        `within` keeps the nodes whose id is a part (`ids.part_id`) of that document. Order without text:
        sort_key. With text, by rank first: 0 the folded symbol, place or a caption property equals the folded
        text; 1 one of them begins with it; 2 the folded text stands in them as a phrase; 3 the words are
        scattered. Symbols are compared by `fold_symbol` too, so that "57 - nq/tw" finds 57-NQ/TW.
        """

    @abstractmethod
    def edges(
        self, ids: Iterable[str], *, types: Sequence[str] | None = None, direction: Direction = "both",
        limit: int = 1000, most: int | None = None,
    ) -> Cut[Edge]:  # fmt: skip
        """The edges at these nodes, of these types (all where None).

        With `most` a node that has more of them than so many gives none but those to other nodes that were asked for: a
        hub says nothing of any two things that meet there, and to put its edges in order takes long.
        """

    @abstractmethod
    def reach(self, ids: Iterable[str], steps: Sequence[Step], *, depth: int = 20, limit: int = 1000) -> Cut[Edge]:
        """Every edge that a walk from these nodes along these steps passes, nearest first, no edge twice.

        Edges of a nearer ring come before those of a farther one; within a ring the usual order. `left` counts
        the edges of the ring that met the cap (rings behind it are not walked).
        """

    @abstractmethod
    def holding(self, phrases: Iterable[str], *, limit: int = 200) -> dict[str, tuple[str, ...]]:
        """For each phrase the ids of the nodes one of whose names holds its folded words side by side.

        A phrase that more than `limit` nodes hold tells nothing and is left out, as is one that none holds.
        """

    def around(self, walks: Sequence[Walk]) -> Around:
        """Several walks at once, with the things at both ends of every edge, where they start, and the warnings about them.

        It says what the other primitives say, and here it is made of them. A store that is asked over a network
        gives the same in one trip.
        """
        known = self.canonical(id for walk in walks for id in walk.ids)
        things, passed, met = self.get(known.values()), [], set[str]()
        for walk in walks:
            start = {known[id] for id in walk.ids if id in known}
            start |= {id for id in met if things[id].type == walk.onward}
            passed.append(self.reach(start, walk.steps, depth=walk.depth, limit=walk.limit))
            met = start | {end for edge in passed[-1].items for end in (edge.source, edge.target)}
            things |= self.get(met - things.keys())
        return Around(known, tuple(passed), things, self.warnings(things))

    @abstractmethod
    def counts(self) -> Counts:
        """How much the graph holds."""

    # --- sources and what waits for a reader ------------------------------------------------------------------

    @abstractmethod
    def sources(self) -> tuple[Source, ...]:
        """All sources by id, without their texts (`text` is empty)."""

    @abstractmethod
    def source(self, id: str) -> Source | None:
        """One source with its text."""

    @abstractmethod
    def stated(self, id: str) -> Fragment | None:
        """What one source states, under the ids that it states; to apply it again changes nothing."""

    @abstractmethod
    def unresolved(self, ids: Iterable[str] | None = None) -> tuple[Unresolved, ...]:
        """Mentions that could not be tied to one thing, by id; with `ids` those that have one as a candidate."""

    @abstractmethod
    def warnings(self, ids: Iterable[str] | None = None) -> tuple[Warning, ...]:
        """Contradictions in the sources, by id; with `ids` those about one of them. `about` is canonical."""

    # --- the whole graph --------------------------------------------------------------------------------------

    @abstractmethod
    def iterate_nodes(self) -> Iterator[Node]:
        """Every node in plain string order of ids, a few at a time."""

    @abstractmethod
    def iterate_edges(self) -> Iterator[Edge]:
        """Every edge in plain string order of ids, a few at a time."""

    @abstractmethod
    def version(self) -> int:
        """A number that grows with every change of the graph: the key of a cache of answers."""

    # --- change -----------------------------------------------------------------------------------------------

    @abstractmethod
    def apply(self, fragment: Fragment, beside: Sequence[Fragment] = ()) -> Applied:
        """Add one source, or put its new edition in place of the old: whole or not at all.

        A source with the id and sha256 of a loaded one changes nothing. `beside` are sources that say something else
        because of it: they land in the same transaction, whatever their sha256, where `fragment` changes anything.
        Raises InvalidFragment where `graph.validate.problems` finds any, StoreBusyError where another writer does not
        finish.
        """

    @abstractmethod
    def remove(self, source: str, beside: Sequence[Fragment] = ()) -> Applied:
        """Take away what only this source said, and the merges that rested on it; `beside` as in apply. Raises NotFound."""

    @abstractmethod
    def close(self) -> None:
        """Let go of files and connections; the store may not be used afterwards."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
