"""Two editions of a document, or two programmes: which tasks are the same, were moved or changed, came or went.

Tasks are matched by what they say, and by their place only where that decides between equals: a new edition numbers its
tasks anew. The cost grows with the tasks and with the pairs of words that few of them share.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from graph.ids import sort_key
from graph.model import Edge, Node
from graph.text import words

ALIKE = 0.5
"""The share of their pairs of words that two tasks have in common at least, to be one task in other words."""
_SAME_PLACE = 0.15  # added to the likeness of two tasks at one place
_COMMON = 40  # tasks: a pair of words that more of them have tells nothing


@dataclass(frozen=True)
class Item:
    """A task of an edition, with what is compared of it: documents, bodies, products and targets by their ids."""

    id: str
    place: str
    text: str
    links: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By edge type, the ids at the other ends."""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Pair:
    """A task in both editions; `changed` names what is not as it was: text, place, a fact, an edge type."""

    old: Item
    new: Item
    changed: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """What became of the tasks; each list in the order of its edition's text."""

    pairs: tuple[Pair, ...]
    dropped: tuple[Item, ...]
    added: tuple[Item, ...]

    def having(self, *changes: str) -> tuple[Pair, ...]:
        """The pairs of which one of these changed."""
        return tuple(pair for pair in self.pairs if set(changes) & set(pair.changed))

    @property
    def moved(self) -> tuple[Pair, ...]:
        """Those that stand elsewhere."""
        return self.having("place")

    @property
    def changed(self) -> tuple[Pair, ...]:
        """Those that say something else."""
        return tuple(pair for pair in self.pairs if set(pair.changed) - {"place"})


FACTS = ("period", "deadline", "state", "note")
"""Facts of a task that are compared."""


def items(nodes: Iterable[Node], edges: Iterable[Edge]) -> list[Item]:
    """The tasks among some nodes, with the links among some edges that they have."""
    tasks = {node.id: node for node in nodes if node.type == "Task"}
    links: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for edge in edges:
        for task, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if task in tasks and edge.type not in ("PART_OF", "DEPENDS_ON", "OVERLAPS", "CONFLICTS"):
                links[task][edge.type].add(other)
    return [_item(tasks[id], links[id]) for id in sorted(tasks, key=sort_key)]


def _item(task: Node, links: Mapping[str, set[str]]) -> Item:
    facts = {name: str(task.properties[name]) for name in FACTS if name in task.properties}
    text = str(task.properties.get("text") or task.properties.get("title") or "")
    place = str(task.properties.get("place", ""))
    return Item(task.id, place, text, {type: frozenset(ids) for type, ids in links.items()}, facts)


def compare(old: Sequence[Item], new: Sequence[Item]) -> Difference:
    """What became of the tasks of one edition in the other.

    >>> before = [Item("a~1", "1", "Rà soát quy hoạch tỉnh"), Item("a~2", "2", "Lập kho dữ liệu đất đai")]
    >>> after = [Item("a~1", "1", "Lập kho dữ liệu đất đai"), Item("a~2", "2", "Xây cầu mới qua sông")]
    >>> found = compare(before, after)
    >>> [pair.changed for pair in found.pairs], found.dropped[0].place, found.added[0].place
    ([('place',)], '1', '2')
    """
    matched = dict(_equal(old, new))
    taken = set(matched.values())
    left, free = [at for at in range(len(old)) if at not in matched], [at for at in range(len(new)) if at not in taken]
    matched.update(_alike(old, new, left, free))
    taken = set(matched.values())
    pairs = tuple(Pair(old[a], new[b], _changes(old[a], new[b])) for a, b in sorted(matched.items()))
    dropped = tuple(one for at, one in enumerate(old) if at not in matched)
    return Difference(pairs, dropped, tuple(one for at, one in enumerate(new) if at not in taken))


def _equal(old: Sequence[Item], new: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Tasks of the same words; of several those at one place, then in their order."""
    waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(new):
        waiting[tuple(words(one.text))].append(at)
    said = [tuple(words(one.text)) for one in old]
    for here in (True, False):
        for at, one in enumerate(old):
            fitting = [b for b in waiting[said[at]] if not here or new[b].place == one.place] if said[at] else []
            if fitting:
                waiting[said[at]].remove(fitting[0])
                said[at] = ()
                yield at, fitting[0]


def _alike(old: Sequence[Item], new: Sequence[Item], left: Sequence[int], free: Sequence[int]) -> dict[int, int]:
    """The likest of the rest, the surest first."""
    theirs = {at: _bigrams(new[at].text) for at in free}
    holding: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, pairs in theirs.items():
        for pair in pairs:
            holding[pair].append(at)
    scored = []
    for at in left:
        ours = _bigrams(old[at].text)
        shared = Counter(b for pair in ours for b in holding[pair] if len(holding[pair]) <= _COMMON)
        for b in shared:
            both = sum((ours & theirs[b]).values())
            likeness = 2 * both / max(1, ours.total() + theirs[b].total())
            likeness += _SAME_PLACE * (old[at].place == new[b].place)
            scored.append((-likeness, at, b))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for likeness, at, b in sorted(scored):
        if -likeness >= ALIKE and at not in found and b not in taken:
            found[at] = b
            taken.add(b)
    return found


def _bigrams(text: str) -> Counter[tuple[str, str]]:
    said = ["", *words(text)]
    return Counter(pairwise(said))


def _changes(old: Item, new: Item) -> tuple[str, ...]:
    changed = ["text"] * (words(old.text) != words(new.text)) + ["place"] * (old.place != new.place)
    changed += [name for name in FACTS if old.facts.get(name) != new.facts.get(name)]
    types = sorted({*old.links, *new.links})
    return (*changed, *(type for type in types if old.links.get(type, set()) != new.links.get(type, set())))
