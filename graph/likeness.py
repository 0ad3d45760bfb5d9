"""How alike two tasks are, by their words alone: from 0 to 1, with the words that they share.

Two tasks can do the same work in two ways. They say the same as a whole (`words`); or one of them, among much else,
orders what the other orders (`mandate`): then one clause of each is alike.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from graph.word_pairs import Pair, clauses_of, weights

_ENOUGH = 20.0
_ENOUGH_OF_A_CLAUSE = 30.0
"""What shared words must weigh to count half: a short task that is found whole in a long one says little yet."""
_CLAUSE_COUNTS = 0.9


class Bag:
    """Pairs of words with their weights, and what all of them weigh."""

    __slots__ = ("length", "pairs", "total")

    def __init__(self, pairs: Mapping[Pair, float]) -> None:
        self.pairs = pairs
        self.total = sum(pairs.values())
        self.length = math.sqrt(sum(weight * weight for weight in pairs.values()))


class Said:
    """What a task says: its pairs of words, as a whole and clause by clause."""

    __slots__ = ("clauses", "whole")

    def __init__(self, clauses: Sequence[Mapping[Pair, float]]) -> None:
        self.clauses = [Bag(clause) for clause in clauses]
        self.whole = Bag({pair: weight for clause in clauses for pair, weight in clause.items()})

    def telling(self, most: int) -> list[Pair]:
        """The pairs that tell most, so many at the most: what another task must share to be alike."""
        weights = self.whole.pairs
        return sorted(weights, key=lambda pair: (-weights[pair], pair))[:most]


def said(text: str) -> Said:
    """What the text of a task says."""
    return Said([told for words in clauses_of(text) if (told := weights(words))])


def alike(one: Said, other: Said) -> dict[str, float]:
    """`words`: how alike two tasks are as a whole; `mandate`: how alike the two clauses are that are most so.

    >>> free_port = said("Nghiên cứu đề xuất cấp có thẩm quyền thành lập Khu thương mại tự do Vũng Áng.")
    >>> scheme = said("Xây dựng Đề án thành lập Khu thương mại tự do Vũng Áng.")
    >>> alike(free_port, scheme)["words"] > 0.6, alike(free_port, said("Trồng rừng ven biển."))
    (True, {})
    """
    shared = one.whole.pairs.keys() & other.whole.pairs.keys()
    if not shared:
        return {}
    words = _likeness(one.whole, other.whole, shared, _ENOUGH)
    clauses = [[(bag, both) for bag in each.clauses if (both := shared & bag.pairs.keys())] for each in (one, other)]
    mandate = max(
        _likeness(a, b, both, _ENOUGH_OF_A_CLAUSE)
        for a, of_a in clauses[0]
        for b, of_b in clauses[1]
        if (both := of_a & of_b)
    )
    return {"words": _spread(words), "mandate": _spread(_CLAUSE_COUNTS * mandate)}


def _spread(likeness: float) -> float:
    """The same order on a scale that people read as one from 0 to 1: two tasks in other words for one work come to .4."""
    return likeness * (2 - likeness)


def _likeness(one: Bag, other: Bag, shared: Set[Pair], enough: float) -> float:
    """Between the cosine and how much of the shorter is in the longer, the less the fewer words there are to go by."""
    found = [one.pairs[pair] for pair in shared]
    common = math.fsum(found)  # exact, and so the same in whatever order
    cosine = math.fsum([weight * weight for weight in found]) / (one.length * other.length)
    return math.sqrt(cosine * common / min(one.total, other.total)) * common / (common + enough)


@dataclass(frozen=True)
class Run:
    """Words that two tasks share, with where they stand in the text of each."""

    weight: float
    first: tuple[int, int]
    second: tuple[int, int]


_WORD = re.compile(r"[^\W\d_]+")


def runs(one: str, other: str, most: int = 3) -> list[Run]:
    """The longest runs of words that two texts share, those first that tell most.

    >>> a, b = "Thành lập Khu thương mại tự do.", "Đề án thành lập khu thương mại tự do Vũng Áng."
    >>> [a[slice(*run.first)] for run in runs(a, b)]
    ['Thành lập Khu thương mại tự do']
    """
    a, b = _placed(one), _placed(other)
    at: dict[str, list[int]] = {}
    for place, (word, _) in enumerate(b):
        at.setdefault(word, []).append(place)
    found = sorted(_matches(a, b, at), key=lambda run: (-run.weight, run.first))
    kept: list[Run] = []
    for run in found:
        if all(run.first[0] >= each.first[1] or run.first[1] <= each.first[0] for each in kept):
            kept.append(run)
    return kept[:most]


def _placed(text: str) -> list[tuple[str, tuple[int, int]]]:
    return [(found.group().lower(), found.span()) for found in _WORD.finditer(text)]


def _matches(
    a: Sequence[tuple[str, tuple[int, int]]], b: Sequence[tuple[str, tuple[int, int]]], at: Mapping[str, Sequence[int]]
) -> Iterator[Run]:
    """Every longest run of words that stands in both; the cost grows with the places that common words have."""
    for i, (word, _) in enumerate(a):
        for j in at.get(word, ()):
            if i and j and a[i - 1][0] == b[j - 1][0]:
                continue  # the run began before
            length = 0
            while i + length < len(a) and j + length < len(b) and a[i + length][0] == b[j + length][0]:
                length += 1
            weight = sum(weights([each for each, _ in a[i : i + length]]).values())
            if weight:
                yield Run(weight, (a[i][1][0], a[i + length - 1][1][1]), (b[j][1][0], b[j + length - 1][1][1]))
