"""Which tasks overlap: candidates without comparing all with all, and the score of two tasks with its parts.

Candidates share a pair of words that few others have, or a thing. The score rests on the two tasks alone, so that it
stays as it is whatever is loaded beside them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import chain
from math import prod, sqrt

from graph.likeness import Said, alike
from graph.word_pairs import Pair

THINGS = {"deliverable": 0.75, "target": 0.75, "driver": 0.5, "project": 0.3}
"""What two tasks can share beside words, and what one shared thing says; projects say less the more of them there are."""
KINDS = ("words", "mandate", *THINGS)
TELLING = 16
"""How many pairs of words of a task are looked up: the rarest."""
HUB = 100
"""What more tasks than this share says nothing of any two of them."""
COMMON = 100
"""A pair of words that more tasks than this hold leads to no candidate."""
_NEAREST = 20  # candidates of a task that are compared in full


@dataclass(frozen=True)
class Work:
    """What is known of a task: its words, and by kind the things that it has to do with."""

    said: Said
    things: Mapping[str, frozenset[str]] = field(default_factory=dict)


def score(one: Work, other: Work) -> tuple[float, dict[str, float]]:
    """How much two tasks overlap, from 0 to 1, and the parts that make it up: each of them alone would be the score.

    >>> from graph.likeness import said
    >>> harbour = Work(said("Nạo vét luồng cảng."), {"project": frozenset({"p"})})
    >>> score(harbour, Work(said("Mở rộng kho bãi."), {"project": frozenset({"p"})}))
    (0.3, {'project': 0.3})
    """
    parts = {kind: value for kind, value in alike(one.said, other.said).items() if value >= _SHOWN}
    for kind, each in THINGS.items():
        mine, yours = one.things.get(kind, frozenset()), other.things.get(kind, frozenset())
        if both := mine & yours:
            parts[kind] = each * sqrt(len(both) / len(mine | yours)) if kind == "project" else each
    said = max(parts.get("words", 0.0), parts.get("mandate", 0.0))  # the same words, looked at twice
    total = 1 - prod([1 - said, *(1 - parts[kind] for kind in THINGS if kind in parts)])
    return round(total, 3), {kind: round(parts[kind], 3) for kind in KINDS if kind in parts}


_SHOWN = 0.01


def candidates(
    holders: Mapping[Pair, Sequence[str]], sharing: Iterable[Sequence[str]], of: Mapping[str, Sequence[Pair]],
    known: Set[str],
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """Pairs of tasks that may overlap, each once: of each task the nearest by its rare words, and those that share things.

    `of` are the tasks asked about with their telling pairs of words, `holders` what holds such a pair, `sharing` the
    tasks that share a thing, for each thing; `known` all tasks that may be a partner.
    """
    met = {_ordered(task, id) for task, telling in of.items() for id in nearest(task, telling, holders, known)}
    for tasks in sharing:
        if len(tasks) <= HUB:
            partners = [one for one in tasks if one in known]
            met.update(_ordered(one, other) for one in tasks if one in of for other in partners if other != one)
    yield from sorted(met)


def nearest(
    task: str, telling: Iterable[Pair], holders: Mapping[Pair, Sequence[str]], known: Set[str] | None = None
) -> list[str]:
    """What holds most of the telling pairs of words of a task; without `known` twice as many, for not all may be tasks.

    Where there are more than are compared, one pair alone is no reason to.
    """
    near = Counter(chain.from_iterable(holders.get(pair, ()) for pair in telling))
    most = _NEAREST if known is not None else 2 * _NEAREST
    least = 1 if len(near) <= most else 2
    ranked = (
        (-count, id) for id, count in near.items() if count >= least and id != task and (known is None or id in known)
    )
    return [id for _, id in nsmallest(most, ranked)]


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def holding(works: Mapping[str, Work]) -> dict[Pair, list[str]]:
    """Which of some tasks hold each pair of words; without those that too many hold, the more the more tasks there are."""
    found: dict[Pair, list[str]] = defaultdict(list)
    for id, work in works.items():
        for pair in work.said.whole.pairs:
            found[pair].append(id)
    cap = max(COMMON, round(2 * COMMON * sqrt(len(works) / 100_000)))
    return {pair: ids for pair, ids in found.items() if 1 < len(ids) <= cap}
