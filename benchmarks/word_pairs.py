"""Count in how many sentences of official texts a word, and a pair of neighbouring words, stands: graph/word_pairs.tsv.

    python benchmarks/word_pairs.py        the gazette texts of the folder with official documents

What many sentences hold says little of what two tasks have in common (`graph.likeness`). Only counts are kept, and only
of what is common; everything else is rare.
"""

from collections import Counter
from itertools import pairwise
from pathlib import Path

from benchmarks.reading import gazette
from graph.word_pairs import FILE, clauses_of

_WORD, _PAIR = 20, 100
"""How many sentences must hold it."""


def main() -> None:
    """Count and write."""
    words, pairs, sentences = Counter[str](), Counter[str](), 0
    for _, data in gazette():
        for sentence in clauses_of(data.decode("utf-8", errors="replace").replace("\n", " ")):
            if len(sentence) > 3:
                sentences += 1
                words.update({word for word in sentence if word.isalpha()})
                pairs.update(
                    {f"{one} {other}" for one, other in pairwise(sentence) if one.isalpha() and other.isalpha()}
                )
    kept = {word: n for word, n in words.items() if n >= _WORD} | {pair: n for pair, n in pairs.items() if n >= _PAIR}
    lines = [f"{n}\t{what}\n" for what, n in sorted(kept.items(), key=lambda one: (-one[1], one[0]))]
    Path(FILE).write_text("".join([f"{sentences}\t\n", *lines]), encoding="utf-8")
    print(f"{sentences} sentences, {len(kept)} words and pairs: {FILE}")


if __name__ == "__main__":
    main()
