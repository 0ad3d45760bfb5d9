"""How fast documents are read: every layer against the plain cost of reading and normalising the same files.

    python benchmarks/reading.py                the gazette texts of the folder with official documents
    python benchmarks/reading.py --every 4      every fourth of them

One core. The floor reads, decodes and composes (NFC) the same files. Both run in turns, medians of five; the bar is a
ratio inside one run: within 10 times the floor, 15 at the most. Then the stages apart, and one text made of the longest
document again and again, ten times as long: a rule whose time grows faster than its text shows there.
"""

import argparse
import os
import platform
import statistics
import tarfile
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from graph.errors import BadInput
from loaders.document import Document, document
from loaders.pipeline import read_document

ROOT = Path(__file__).resolve().parent.parent
_RUNS = 5
Files = Sequence[tuple[str, bytes]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every N-th text")
    files = list(gazette())[:: parser.parse_args().every]
    size = sum(len(data) for _, data in files) / 1e6
    print(f"Python {platform.python_version()}, {platform.platform()}, {os.cpu_count()} processors")
    print(f"{len(files)} gazette texts, {size:.1f} MB, one core, medians of {_RUNS}\n")
    floor, ours = in_turns(lambda: plain(files), lambda: read_all(files))
    print(f"{'read, decode, NFC (the floor)':<40} {size / floor:8.1f} MB/s")
    print(f"{'all layers, from bytes to Fragment':<40} {size / ours:8.1f} MB/s")
    ratio = ours / floor
    verdict = "kept" if ratio <= 10 else "within the limit" if ratio <= 15 else "BROKEN"
    print(f"{'ratio':<40} {ratio:8.1f}      bar 10, limit 15   {verdict}\n")
    for name, seconds in stages(files):
        print(f"{name:<40} {size / seconds:8.1f} MB/s")
    grows(max(files, key=lambda one: len(one[1])))


def gazette() -> Iterator[tuple[str, bytes]]:
    """The gazette texts with their names."""
    folder = Path(os.environ.get("POLICYGRAPH_DOCUMENTS") or ROOT.parent / "shared" / "documents")
    with tarfile.open(folder / "gazette.tar.xz") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            if file is not None:
                yield Path(member.name).name, file.read()


def in_turns(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The median seconds of two pieces of work, after a turn of each that does not count."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(_RUNS + 1):
        for into, work in zip(times, (one, other), strict=True):
            into.append(timed(work))
    return statistics.median(times[0][1:]), statistics.median(times[1][1:])


def timed(work: Callable[[], object]) -> float:
    """Seconds of this process alone: what else the machine does is no part of it."""
    start = time.process_time()
    work()
    return time.process_time() - start


def plain(files: Files) -> None:
    """What any reader must do."""
    for _, data in files:
        unicodedata.normalize("NFC", data.decode("utf-8", errors="replace"))


def read_all(files: Files) -> None:
    """All layers."""
    for one in documents(files):
        read_document(one)


def documents(files: Files) -> Iterator[Document]:
    """The documents in the files; what is refused is no document."""
    for name, data in files:
        try:
            yield document(name, data)
        except BadInput:
            continue


def stages(files: Files) -> Iterator[tuple[str, float]]:
    """Seconds of each stage over all files, as the pipeline itself counts them."""
    spent: dict[str, float] = defaultdict(float)
    for name, data in files:
        start = time.perf_counter()
        try:
            found = document(name, data)
        except BadInput:
            continue
        spent["document"] += time.perf_counter() - start
        for stage, seconds in read_document(found).seconds.items():
            spent[stage] += seconds
    yield from spent.items()


def grows(longest: tuple[str, bytes]) -> None:
    """How the time grows with the length of one text."""
    name, data = longest
    once, tenfold = document(name, data), document(name, data * 10)
    short, long = timed(lambda: read_document(once)), timed(lambda: read_document(tenfold))
    print(f"\n{name}, {len(data) / 1e6:.1f} MB: {short:.2f} s; ten times over: {long:.2f} s, {long / short:.1f} times")


if __name__ == "__main__":
    main()
