"""How well overlapping tasks are found: against the pairs of data/gold/overlaps, which a reader annotated.

python benchmarks/gold_overlaps.py            what is found, of both halves
python benchmarks/gold_overlaps.py --cases    with every strong pair that is missed and every wrong one of the first forty
"""

import argparse
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from graph.queries.overlaps import LEAST, overlaps
from graph.stores import open_store
from loaders.pipeline import load

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "data" / "gold" / "overlaps" / "01-ctr-tu.yaml"
_FIRST = 40
_RANKS = (40, 60, 91, 150, 250)
Pair = tuple[str, ...]


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", action="store_true", help="list what is missed and what is wrong")
    told = parser.parse_args()
    gold = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
    listed = found(gold["document"])
    scores = dict(listed)
    ranks = {pair: rank for rank, (pair, _) in enumerate(listed, 1)}
    for half in ("tune", "held_out"):
        for degree in ("strong", "medium"):
            wanted = [tuple(one[:2]) for one in gold[f"{degree}_{half}"]]
            kept = sum(scores.get(pair, 0) >= LEAST for pair in wanted)
            within = ", ".join(f"{sum(ranks.get(pair, 1e9) <= rank for pair in wanted)} in {rank}" for rank in _RANKS)
            print(f"{half:<9} {degree:<7} {kept:>3} of {len(wanted)} listed by default (from {LEAST}); {within}")
    first = listed[:_FIRST]
    right = [pair for pair, _ in first if pair in annotated(gold)]
    print(
        f"of the first {_FIRST} {len(right)} are right; {sum(score >= LEAST for _, score in listed)} are listed by default"
    )
    if told.cases:
        for pair in (tuple(one[:2]) for half in ("tune", "held_out") for one in gold[f"strong_{half}"]):
            if scores.get(pair, 0) < LEAST:
                print(f"missed   {' '.join(pair):<28} rank {ranks.get(pair, 'none')}")
        for pair, score in first:
            if pair not in annotated(gold):
                print(f"wrong    {' '.join(pair):<28} {score:.3f}")


def annotated(gold: Mapping[str, Any]) -> set[Pair]:
    """Every pair that the reader found to overlap."""
    return {tuple(one[:2]) for key, pairs in gold.items() if key != "document" for one in pairs}


def found(document: str) -> list[tuple[Pair, float]]:
    """The pairs of a document by place, with their scores, the highest first."""
    folder = Path(os.environ.get("POLICYGRAPH_DOCUMENTS") or ROOT.parent / "shared" / "documents")
    with open_store(":memory:") as store:
        store.apply(load(folder / document))
        answer = overlaps(store, least=0, cap=100_000)
        places = {id: str(node.properties.get("place", id)) for id, node in answer.things.items()}
        return [(tuple(places[id] for id in one["tasks"]), one["score"]) for one in answer.answer["pairs"]]


if __name__ == "__main__":
    main()
