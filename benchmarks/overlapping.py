"""How fast overlapping tasks are found among many, and how many of those that are there.

    python benchmarks/overlapping.py                    10,000 and 100,000 invented tasks, against the full sparse product
    python benchmarks/overlapping.py --tasks 1000000    so many, without the product, which would be quadratic

Every twentieth task is a near-duplicate of another: a fifth of its words are others. The words follow the frequencies of
official texts. The full product (TF-IDF of pairs of words, each with each, in blocks; needs scipy) finds what can be
found by words alone. Bars: a fifth of its time and .02 of its recall; ten times the tasks in twenty times the time at most.
"""

import argparse
import os
import platform
import random
import resource
import time
from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from pathlib import Path

from graph.likeness import said
from graph.overlapping import TELLING, Work, candidates, holding, score
from graph.word_pairs import FILE

_LENGTH = (20, 90)
_LEAST = 0.3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", type=int, nargs="+", default=[10_000, 100_000], metavar="N")
    parser.add_argument("--product", action="store_true", help="measure the full sparse product too (needs scipy)")
    told = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.platform()}, {os.cpu_count()} processors")
    for count in told.tasks:
        texts, planted = invented(count)
        start = time.perf_counter()
        found = ours(texts)
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        recall = sum(pair in found for pair in planted) / len(planted)
        print(
            f"{count:>9,} tasks: {seconds:7.1f} s, {recall:.3f} of {len(planted):,} planted pairs, peak {peak:.1f} GB"
        )
        if told.product:
            start = time.perf_counter()
            found = product(texts)
            seconds = time.perf_counter() - start
            recall = sum(pair in found for pair in planted) / len(planted)
            print(f"{'full product':>15}: {seconds:7.1f} s, {recall:.3f}")


def invented(count: int) -> tuple[list[str], list[tuple[int, int]]]:
    """So many texts, the same each time, and which of them are near-duplicates.

    One word follows another as often as it does in official texts, so that set phrases come again and again.
    """
    lines = [line.split("\t") for line in Path(FILE).read_text(encoding="utf-8").splitlines()[1:]]
    words = {what: int(n) for n, what in lines if " " not in what}
    behind: dict[str, tuple[list[str], list[int]]] = {}
    for n, what in lines:
        one, _, other = what.partition(" ")
        if other:
            following, often = behind.setdefault(one, ([], []))
            following.append(other)
            often.append(int(n))
    chance = random.Random(2026)
    known, weights = list(words), list(accumulate(words.values()))
    anything = iter(lambda: chance.choices(known, cum_weights=weights, k=1000), None)
    drawn = chain.from_iterable(anything)
    texts: list[str] = []
    planted = []
    for at in range(count):
        if at % 20 == 19:
            model = chance.randrange(at)
            told = [next(drawn) if chance.random() < 0.2 else word for word in texts[model].split()]
            planted.append((model, at))
        else:
            told = [next(drawn)]
            for _ in range(chance.randint(*_LENGTH)):
                following = behind.get(told[-1])
                told.append(chance.choices(*following)[0] if following and chance.random() < 0.7 else next(drawn))
        texts.append(" ".join(told))
    return texts, planted


def ours(texts: Sequence[str]) -> set[tuple[int, int]]:
    """What graph.overlapping finds."""
    works = {f"{at:07}": Work(said(text)) for at, text in enumerate(texts)}
    telling = {id: work.said.telling(TELLING) for id, work in works.items()}
    pairs = candidates(holding(works), (), telling, works.keys())
    return {(int(one), int(other)) for one, other in pairs if score(works[one], works[other])[0] >= _LEAST}


def product(texts: Sequence[str]) -> set[tuple[int, int]]:
    """Every pair whose TF-IDF cosine is high, each task compared with each."""
    import numpy
    from scipy.sparse import csr_matrix, diags  # type: ignore[import-untyped]

    ids: dict[tuple[str, str], int] = {}
    rows = [[ids.setdefault(pair, len(ids)) for pair in set(pairwise(text.split()))] for text in texts]
    starts = numpy.cumsum([0, *map(len, rows)])
    columns = numpy.fromiter((one for row in rows for one in row), dtype=numpy.int32, count=starts[-1])
    seen = numpy.bincount(columns)
    table = csr_matrix((numpy.log(len(texts) / seen[columns]).astype(numpy.float32), columns, starts))
    table = diags(1 / numpy.sqrt(table.multiply(table).sum(axis=1)).A1).dot(table).tocsr().astype(numpy.float32)
    turned, found, block = table.T.tocsr(), set[tuple[int, int]](), 2_000
    for first in range(0, len(texts), block):
        part = (table[first : first + block] @ turned).tocoo()
        high = part.data >= 0.2
        one, other = part.row[high] + first, part.col[high]
        found.update((int(a), int(b)) for a, b in zip(one, other, strict=True) if a < b)
    return found


if __name__ == "__main__":
    main()
