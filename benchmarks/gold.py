"""How well documents are read: precision and recall on the annotation in data/gold, and what changed since last time.

    make gold                                          all documents, with gains and losses against the record
    python benchmarks/gold.py --split tune --cases     every miss and every false find of one half
    python benchmarks/gold.py --record                 write the record anew: benchmarks/gold.json

The annotation holds facts and positions, not sentences: the texts are read from the folder with official documents.
"""

import argparse
import hashlib
import json
import os
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from graph.ontology import ontology
from graph.text import fold, fold_symbol
from loaders.document import document
from loaders.mentions import OUTSIDE, Places, mention_json
from loaders.pipeline import Read, read_document
from loaders.tasks import roles

ROOT = Path(__file__).resolve().parent.parent
RECORD = Path(__file__).with_suffix(".json")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Case = tuple[str, ...]


@dataclass
class Score:
    """What was found and what should have been, case by case."""

    right: set[Case] = field(default_factory=set)
    missed: set[Case] = field(default_factory=set)
    false: set[Case] = field(default_factory=set)

    def add(self, gold: Iterable[Case], found: Iterable[Case], allowed: Iterable[Case] = ()) -> None:
        """Hold one document's cases against its annotation; `allowed` may be found or not."""
        wanted, there, free = set(gold), set(found), set(allowed)
        self.right |= wanted & there
        self.missed |= wanted - there - free
        self.false |= there - wanted - free

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return len(self.right) / max(1, len(self.right) + len(self.false))

    @property
    def recall(self) -> float:
        """The share of what should have been found that was."""
        return len(self.right) / max(1, len(self.right) + len(self.missed))


def main() -> None:
    """Read every annotated document, print the table, and compare with the record."""
    measure(
        __doc__,
        ROOT / "data" / "gold",
        RECORD,
        lambda name, gold, data: compare(name, gold, read_document(document(name, data))),
    )


def measure(
    about: str | None,
    annotations: Path,
    record: Path,
    held: Callable[[str, Mapping[str, Any], bytes], Iterator["Compared"]],
) -> None:
    """The command: what is `held` against each annotation, as a table, case by case, and against the record."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("tune", "held-out"), help="only this half")
    parser.add_argument("--document", help="only annotations whose name holds this")
    parser.add_argument("--cases", action="store_true", help="list what was missed and what was found falsely")
    parser.add_argument("--measure", help="with --cases: only this measure")
    parser.add_argument("--record", action="store_true", help="write the record anew")
    asked = parser.parse_args()
    scores: dict[str, dict[str, Score]] = {"tune": defaultdict(Score), "held-out": defaultdict(Score)}
    for name, gold, data in annotated(annotations):
        if (asked.document and asked.document not in name) or asked.split not in (None, gold["split"]):
            continue
        for measured, wanted, found, allowed in held(name, gold, data):
            scores[gold["split"]][measured].add(wanted, found, allowed)
    for split, measures in scores.items():
        if measures:
            print_table(split, measures)
            if asked.cases:
                print_cases(measures, asked.measure)
    plain = {split: {measured: summary(one) for measured, one in sorted(of.items())} for split, of in scores.items()}
    if asked.record:
        record.write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    elif record.exists() and not asked.document and not asked.split:
        print_changes(json.loads(record.read_text(encoding="utf-8")), plain)


def annotated(annotations: Path = ROOT / "data" / "gold") -> Iterator[tuple[str, Mapping[str, Any], bytes]]:
    """Every annotation of a folder with the bytes of its document; one whose document is another edition is refused."""
    folder = Path(os.environ.get("POLICYGRAPH_DOCUMENTS") or ROOT.parent / "shared" / "documents")
    if not folder.is_dir():
        raise SystemExit(f"{folder}: no such folder. Name the official documents in POLICYGRAPH_DOCUMENTS")
    with tarfile.open(folder / "gazette.tar.xz") as archive:
        files = ((one.name, archive.extractfile(one)) for one in archive if one.isfile())
        texts = {name: file.read() for name, file in files if file is not None}
    for path in sorted(annotations.glob("*.yaml")):
        gold = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
        data = texts.get(gold["file"]) or (folder / gold["file"]).read_bytes()
        if hashlib.sha256(data).hexdigest() != gold["sha256"]:
            raise SystemExit(f"{path.name}: {gold['file']} is not the edition that was annotated")
        yield path.stem, gold, data


Compared = tuple[str, list[Case], list[Case], list[Case]]


def compare(name: str, gold: Mapping[str, Any], read: Read) -> Iterator[Compared]:
    """Each measure with the cases that the annotation has, those that were found, and those that count neither way."""
    ranges = [tuple(one) for one in gold["ranges"]]
    inside = Inside(ranges)
    found = [one for one in found_mentions(read) if inside(one["start"])]
    pairs, extra = aligned(gold["citations"], found)
    yield from compare_numbered(name, pairs, extra)
    places = Places(read.structure)
    yield from compare_named(
        name, [(one, each) for one, each in pairs if places.at(one["at"][0]) not in OUTSIDE], extra
    )
    yield from compare_references(name, gold, pairs, extra)
    yield compare_self(name, gold, read)
    yield compare_relations(name, gold, read, inside)
    yield from compare_structure(name, gold, read, inside, ranges)
    yield compare_warnings(name, gold, read, inside)


class Inside:
    """Whether a character lies in the ranges that were annotated."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self.ranges = ranges

    def __call__(self, at: int) -> bool:
        """For one character."""
        return any(start <= at < end for start, end in self.ranges)


def found_mentions(read: Read) -> list[dict[str, Any]]:
    """Every mention as plain facts, with the document that it was taken to mean."""
    listed = zip(read.mentions, read.identities.meant, strict=True)
    return [{**mention_json(read.document, one), "meant": meant} for one, meant in listed]


Pair = tuple[Mapping[str, Any], Mapping[str, Any] | None]


def aligned(gold: list[Mapping[str, Any]], found: list[dict[str, Any]]) -> tuple[list[Pair], list[dict[str, Any]]]:
    """Each annotated citation with the mention that overlaps it best, and the mentions that overlap none."""
    left = sorted(found, key=lambda one: one["start"])
    pairs: list[Pair] = []
    for one in gold:
        fitting = [each for each in left if each["start"] < one["at"][1] and one["at"][0] < each["end"]]
        best = max(fitting, key=lambda each: (_likeness(one, each), -abs(each["start"] - one["at"][0])), default=None)
        if best is not None:
            left.remove(best)
        pairs.append((one, best))
    return pairs, left


def _likeness(gold: Mapping[str, Any], found: Mapping[str, Any]) -> int:
    return (
        2 * (same(gold.get("symbol"), found.get("symbol")) and bool(gold.get("symbol")))
        + (gold.get("form", "full") == found["form"])
        + (gold.get("term") == found.get("term"))
    )


def same(left: Any, right: Any) -> bool:
    """Whether two symbols are one, however they are written."""
    return fold_symbol(str(left or "")) == fold_symbol(str(right or ""))


def case(name: str, at: Any, *what: object) -> Case:
    """One case: the document, the place, and what is said there."""
    return name, str(at), *(str(one) for one in what)


def compare_numbered(name: str, pairs: list[Pair], extra: list[dict[str, Any]]) -> Iterator[Compared]:
    """Citations with kind and symbol; their dates; their issuers as far as they are stated or shared."""
    wanted, there, free = [], [], []
    dates: tuple[list[Case], list[Case]] = ([], [])
    issuers: tuple[list[Case], list[Case]] = ([], [])
    for gold, found in pairs:
        at = gold["at"][0]
        if gold.get("optional"):
            free += [case(name, at, found.get("kind"), fold_symbol(str(found.get("symbol"))))] if found else []
            continue
        if gold.get("symbol"):
            wanted.append(case(name, at, gold.get("kind"), fold_symbol(gold["symbol"])))
        if found and found.get("symbol"):
            there.append(case(name, at, found.get("kind"), fold_symbol(found["symbol"])))
        if found is not None or gold.get("symbol"):
            _dates(name, at, gold, found, dates)
            _issuers(name, at, gold, found, issuers)
    there += [
        case(name, one["start"], one.get("kind"), fold_symbol(one["symbol"])) for one in extra if one.get("symbol")
    ]
    yield "citations with kind and symbol", wanted, there, free
    yield "dates", *dates, []
    yield "issuers", *issuers, []


def _dates(
    name: str, at: int, gold: Mapping[str, Any], found: Mapping[str, Any] | None, into: tuple[list[Case], list[Case]]
) -> None:
    if gold.get("date"):
        into[0].append(case(name, at, gold["date"]))
    if found and found.get("date"):
        into[1].append(case(name, at, found["date"]))


def _issuers(
    name: str, at: int, gold: Mapping[str, Any], found: Mapping[str, Any] | None, into: tuple[list[Case], list[Case]]
) -> None:
    if gold.get("issuer") and gold.get("issuer_how") != "symbol":
        issuer = gold["issuer"]
        into[0].append(case(name, at, fold(", ".join(issuer) if isinstance(issuer, list) else issuer)))
    if found and found.get("issuer"):
        inferred = "issuer" in found.get("inferred", ())
        if not inferred or gold.get("issuer_how") == "shared":
            into[1].append(case(name, at, fold(found["issuer"])))


def compare_named(name: str, pairs: list[Pair], extra: list[dict[str, Any]]) -> Iterator[Compared]:
    """Documents without a number: laws by name, congresses, plenums, titles."""
    wanted, there, free = [], [], []
    for gold, found in pairs:
        at = gold["at"][0]
        is_named = bool(gold.get("name")) and not gold.get("symbol") and gold.get("form", "full") == "full"
        what = _named(found) if found else None
        if gold.get("optional") or gold.get("inner") or gold.get("chrome"):
            free += [case(name, at, *what)] if what else []
            continue
        said = _bare(gold.get("name", ""))
        if is_named:
            wanted.append(case(name, at, gold.get("kind"), said))
        if what and not gold.get("symbol"):
            alike = min(len(said), len(what[1])) > _LONG_NAME and (said.startswith(what[1]) or what[1].startswith(said))
            there.append(case(name, at, what[0], said if alike else what[1]))
    for one in extra:
        what = _named(one)
        if what:
            there.append(case(name, one["start"], *what))
    yield "documents without a number", wanted, there, free


def _named(found: Mapping[str, Any]) -> tuple[str, str] | None:
    if not found.get("name") or found.get("symbol") or found["form"] != "full":
        return None
    return str(found.get("kind")), _bare(found["name"])


_LONG_NAME = 30  # a longer name may end earlier or later: where a title ends no text says


def _bare(name: str) -> str:
    """A name without what texts add to it or leave out: the comparison is of the document meant."""
    words = fold(name)
    for one in (
        "dai bieu ",
        " cua dang cong san viet nam",
        " cua dang",
        " lan thu",
        " toan quoc",
        " nam 20",
        " cua bo chinh tri",
        " cua ban bi thu",
        " dang x",
    ):
        words = words.replace(one, " x" if one == " dang x" else "")
    words = "hien phap" if words.startswith("hien phap") else words
    return words.partition(" ngay ")[0].partition(" (")[0].strip()


def compare_references(
    name: str, gold: Mapping[str, Any], pairs: list[Pair], extra: list[dict[str, Any]]
) -> Iterator[Compared]:
    """Short forms, aliases, "this" and "above": what they were taken to mean."""
    wanted, there, free = [], [], []
    first = tuple(gold["ranges"][0])
    for one, found in pairs:
        form = one.get("form", "full")
        if form == "full":
            continue
        at = one["at"][0]
        if one.get("optional"):
            continue
        target = one.get("refers")
        if target is not None:
            wanted.append(case(name, at, form, fold_symbol(str(target))))
        if found and found["form"] != "full":
            meant = "self" if found["role"] == "self" else found["meant"]
            if meant is not None:
                right = _means(meant, target)
                there.append(case(name, at, form, fold_symbol(str(target)) if right else meant))
    others = (one for one in extra if one["form"] == "short" or _is_this(one, first))
    there += [
        case(name, one["start"], one["form"], "self" if one["role"] == "self" else one["meant"]) for one in others
    ]
    yield "short forms and back references", wanted, there, free


def _is_this(found: Mapping[str, Any], first: tuple[int, ...]) -> bool:
    """A resolved "this" in the first range: elsewhere they were not annotated."""
    return found["form"] == "this" and first[0] <= found["start"] < first[1] and bool(found["meant"])


def _means(meant: str, target: Any) -> bool:
    if target is None:
        return False
    if target == "self" or meant == "self":
        return meant == target
    from graph.ids import slug

    wanted = slug(str(target)).lstrip("0")
    return meant.startswith(wanted) or slug(str(target)) in meant or wanted.replace("qdd", "qydd") in meant


def compare_self(name: str, gold: Mapping[str, Any], read: Read) -> Compared:
    """The document's own symbol, kind, date and issuer: right, or absent where the text has none."""
    stated = {one.name: one.value for one in read.identities.facts}
    keys = ("symbol", "kind", "date", "issuer")
    wanted = [case(name, "self", key, _own(gold["self"][key])) for key in keys if key in gold["self"]]
    there = [case(name, "self", key, _own(stated[key])) for key in keys if key in stated]
    return "own symbol, kind, date, issuer", wanted, there, []


def _own(value: Any) -> str:
    return fold_symbol(", ".join(value) if isinstance(value, list) else str(value))


def compare_relations(name: str, gold: Mapping[str, Any], read: Read, inside: Inside) -> Compared:
    """Relations between documents, each by its type and two ends."""
    listed: tuple[set[Case], set[Case]] = (set(), set())
    for one in gold.get("relations", ()):
        listed[bool(one.get("optional"))].add(case(name, "", one["type"], _end(one["from"]), _end(one["to"])))
    wanted, free = listed
    names = _names(read)
    there = set()
    for edge in read.fragment.edges:
        if edge.type not in _relations() or not any(inside(one.start or 0) for one in edge.evidence):
            continue
        ends = product(names.get(edge.source, [edge.source]), names.get(edge.target, [edge.target]))
        called = [case(name, "", edge.type, *pair) for pair in ends]
        there.add(next((one for one in called if one in wanted | free), called[0]))
    return "relations", sorted(wanted), sorted(there), sorted(free - wanted)


@cache
def _relations() -> frozenset[str]:
    """The types of edges between documents, without the mere reference."""
    types = ontology().edges.values()
    both = (one.name for one in types if set(one.sources) == set(one.targets) == {"Document"})
    return frozenset(both) - {"REFERS_TO"}


def _end(said: str) -> str:
    return "self" if said == "self" else _bare(str(said)) if "/" not in str(said) else fold_symbol(str(said))


def _names(read: Read) -> dict[str, list[str]]:
    """What the annotation may call each document: by its number, or by a name; the one that it uses counts."""
    found: dict[str, list[str]] = defaultdict(list)
    for node in read.fragment.nodes:
        if node.type == "Document" and "symbol" in node.properties:
            found[node.id].insert(0, fold_symbol(node.properties["symbol"]))
        if node.type == "Document" and "name" in node.properties:
            found[node.id].append(_bare(node.properties["name"]))
    return {**found, read.identities.own: ["self"]}


def compare_structure(
    name: str, gold: Mapping[str, Any], read: Read, inside: Inside, ranges: list[tuple[int, int]]
) -> Iterator[Compared]:
    """Headings by place and start; clauses and points only in the first range."""
    kinds = {one["type"] for one in gold.get("structure", ())}
    kinds |= {"group"} if "section" in kinds else set()
    wanted = [case(name, one["start"], one["place"]) for one in gold.get("structure", ())]
    annotated = set(wanted)
    there = []
    for part in walk(read.structure):
        one = case(name, part.start, _within(part.place))
        said = part.type in kinds and (part.type not in _SMALL or part.start < ranges[0][1])
        if one[2] and inside(part.start) and (said or one in annotated):
            there.append(one)
    if wanted:
        yield "structure", wanted, there, []
    if gold.get("tasks") or gold["self"].get("kind") in _ORDERING:
        yield compare_tasks(name, gold, read, inside)


_ORDERING = ("programme", "plan", "directive", "resolution", "decision")
"""Kinds of which the annotation says all tasks: in another one an empty list says nothing (data/gold/README.md)."""


def compare_tasks(name: str, gold: Mapping[str, Any], read: Read, inside: Inside) -> Compared:
    """Tasks by their start, of an article by that of its words or of its title."""
    of = roles(read.document, read.structure)
    starts = [one["start"] for one in gold["tasks"]]
    there = []
    for part in walk(read.structure):
        if of.get(part.place) == "Task" and inside(part.start):
            within = [at for at in starts if part.type == "article" and part.start < at < part.own[1]]
            there.append(case(name, within[0] if within else part.start))
    wanted = [case(name, one["start"]) for one in gold["tasks"] if not one.get("optional")]
    free = [case(name, one["start"]) for one in gold["tasks"] if one.get("optional")]
    return "tasks", wanted, there, free


_ATTACHED = re.compile(r"(?:KT|PL)[^.]*(?:\.|$)|Đ[0-9]+\.(?=[IVX])")


def _within(place: str) -> str:
    """A place within the attachment that it stands in: which attachment that is was not annotated, nor appendices."""
    return "" if place.startswith("PL") else _ATTACHED.sub("", place)


_SMALL = ("clause", "point", "item")


def walk(parts: Iterable[Any]) -> Iterator[Any]:
    """Every part of a tree."""
    for part in parts:
        yield part
        yield from walk(part.children)


def compare_warnings(name: str, gold: Mapping[str, Any], read: Read, inside: Inside) -> Compared:
    """Contradictions, by rule and place."""
    listed = gold.get("warnings", ())
    wanted = [case(name, one["at"][0], one["rule"]) for one in listed if not one.get("soft")]
    there, free = [], []
    for warning in read.fragment.warnings:
        starts = [one.start or 0 for one in warning.evidence if inside(one.start or 0)]
        near = [
            one for one in listed for at in starts if abs(one["at"][0] - at) < _NEAR and one["rule"] == warning.rule
        ]
        if starts:
            found = case(name, near[0]["at"][0] if near else starts[0], warning.rule)
            (free if warning.severity == "info" or (near and near[0].get("soft")) else there).append(found)
    return "warnings", wanted, there, free


_NEAR = 120  # characters: a rule may point at the symbol, its date or the whole citation


def print_table(split: str, measures: Mapping[str, Score]) -> None:
    """Precision and recall, a line a measure."""
    print(f"\n{split:<36} {'right':>6} {'missed':>7} {'false':>6} {'precision':>10} {'recall':>7}")
    for measure, one in measures.items():
        print(
            f"{measure:<36} {len(one.right):6} {len(one.missed):7} {len(one.false):6} {one.precision:10.3f} {one.recall:7.3f}"
        )


def print_cases(measures: Mapping[str, Score], only: str | None) -> None:
    """Every miss and false find."""
    for measure, one in measures.items():
        if only and only not in measure:
            continue
        print(f"\n{measure}")
        both = [("- missed", each) for each in one.missed] + [("+ false ", each) for each in one.false]
        for sign, each in sorted(both, key=lambda row: (row[1][0], int(row[1][1]) if row[1][1].isdigit() else 0)):
            print(f"  {sign} {'  '.join(each)}")


def summary(one: Score) -> dict[str, Any]:
    """A score as the record keeps it: the figures, and the cases that are not right."""
    return {
        "right": len(one.right), "precision": round(one.precision, 3), "recall": round(one.recall, 3),
        "missed": sorted("  ".join(each) for each in one.missed), "false": sorted("  ".join(each) for each in one.false),
    }  # fmt: skip


def print_changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    """Gains and losses, case by case."""
    print("\nagainst the record:")
    changes: Counter[str] = Counter()
    for split, measures in now.items():
        for measure, one in measures.items():
            old = before.get(split, {}).get(measure, {"missed": [], "false": []})
            for what in ("missed", "false"):
                for sign, cases in (
                    ("gain", set(old[what]) - set(one[what])),
                    ("loss", set(one[what]) - set(old[what])),
                ):
                    for each in sorted(cases):
                        print(f"  {sign}  {split}, {measure}, {what}: {each}")
                        changes[sign] += 1
    print(f"  {changes['gain']} gains, {changes['loss']} losses")


if __name__ == "__main__":
    main()
