"""How much two neighbouring words tell: pairs that official texts use everywhere tell nothing, rare ones much.

The counts are of a fixed body of official texts (benchmarks/word_pairs.py), not of what is loaded: how alike two tasks
are depends on these two alone, and stays as it is whatever is loaded beside them.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

import yaml

FILE = str(files("graph").joinpath("word_pairs.tsv"))
_STOCK = "stock_phrases.yaml"
_END = re.compile(r"[.;:()!?\n“”\"](?!\w)")
_WORD = re.compile(r"\S*\d\S*|[^\W\d_]+")  # a number, date or symbol keeps its place: those beside it are no neighbours
Pair = tuple[str, str]


def clauses_of(text: str) -> Iterator[list[str]]:
    """The words of each clause of a text, in small letters.

    >>> list(clauses_of("Mở rộng cảng; thực hiện Nghị quyết số 57-NQ/TW."))
    [['mở', 'rộng', 'cảng'], ['thực', 'hiện', 'nghị', 'quyết', 'số', '57-nq/tw']]
    """
    for clause in _END.split(unicodedata.normalize("NFC", text).lower()):
        if words := _WORD.findall(clause):
            yield words


def weights(words: Sequence[str]) -> dict[Pair, float]:
    """The pairs of neighbouring words that tell anything, each with how much: the logarithm of how rare it is.

    Two common words that happen to meet tell no more than they do apart; set phrases of official language tell nothing.

    >>> told = weights("tiếp tục triển khai thực hiện hiệu quả đường sắt vũng áng".split())
    >>> sorted(told, key=told.get)[-1], ("triển", "khai") in told
    (('vũng', 'áng'), False)
    """
    return {pair: weight for pair in pairwise(words) if (weight := _weight(pair)) > 0}


@cache
def _weight(pair: Pair) -> float:
    if pair in _stock() or any(map(str.isdigit, pair[0] + pair[1])):
        return 0.0
    sentences, counts, rare_word, rare_pair = _counts()
    together = math.log(sentences / counts.get(" ".join(pair), rare_pair))
    apart = sum(math.log(sentences / counts.get(word, rare_word)) for word in pair)
    return min(together, apart)


@cache
def _counts() -> tuple[int, dict[str, int], int, int]:
    """How many sentences there were, how many of them hold a word or pair, and what is taken for a rarer one."""
    first, *lines = files("graph").joinpath("word_pairs.tsv").read_text(encoding="utf-8").splitlines()
    counts = {what: int(n) for n, what in (line.split("\t") for line in lines)}
    words = min(n for what, n in counts.items() if " " not in what)
    return int(first), counts, words // 2, min(n for what, n in counts.items() if " " in what) // 2


@cache
def _stock() -> frozenset[Pair]:
    listed = yaml.safe_load(files("graph").joinpath(_STOCK).read_text(encoding="utf-8"))
    phrases = (phrase.split() for group in listed.values() for phrase in group)
    return frozenset(pair for words in phrases for pair in pairwise(words))
