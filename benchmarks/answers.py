"""How long a planner waits: help, loading, answers, the page.

    python benchmarks/answers.py ../shared/documents/01-CTr-TU.txt

Medians; the bars are those of the specification. Nothing here is a test: a busy machine is no fault of the code.
"""

import argparse
import contextlib
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.names import lookup
from graph.queries.trace import trace
from graph.stores import Store, open_store
from loaders.pipeline import load

POLICYGRAPH = [sys.executable, "-m", "api"]
_RUNS = 5
_ANSWERS = 50


def main() -> None:
    """Measure and print one line for each thing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("document", type=Path, help="a programme to load, such as 01-CTr-TU.txt")
    document = parser.parse_args().document
    with TemporaryDirectory() as folder:
        where = str(Path(folder) / "graph.sqlite")
        told("policygraph --help", median(help_time, _RUNS), 300)
        told("load, after start-up", median(lambda: load_time(document, folder), _RUNS), 1000)
        with open_store(where) as store:
            store.apply(load(document))
            for name, question in questions(store):
                told(name, median(lambda ask=question: timed(ask), _ANSWERS), 20)
        ready, warm = page_times(where)
        told("served page, first byte of the first request", ready, 1000)
        told("served page, first byte of the next", warm, 1000)


def told(what: str, milliseconds: float, bar: float) -> None:
    """One line: what, how long, the bar, and whether it is kept."""
    print(f"{what:<55} {milliseconds:9.2f} ms   bar {bar:g}   {'kept' if milliseconds <= bar else 'BROKEN'}")


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that some work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def median(measure: Callable[[], float], runs: int) -> float:
    """The median of several measurements."""
    return statistics.median(measure() for _ in range(runs))


def help_time() -> float:
    """A whole process that prints its help."""
    return timed(lambda: subprocess.run([*POLICYGRAPH, "--help"], check=True, capture_output=True))


def load_time(document: Path, folder: str) -> float:
    """Reading and storing one document in a new store."""
    with TemporaryDirectory(dir=folder) as fresh, open_store(str(Path(fresh) / "graph.sqlite")) as store:
        return timed(lambda: store.apply(load(document)))


def questions(store: Store) -> Iterator[tuple[str, Callable[[], object]]]:
    """Answers of every kind about what is loaded, the largest first."""
    programme = store.sources()[0].document
    tasks = store.find(type="Task", limit=500).items
    documents = store.find(type="Document", limit=500).items
    yield "trace the whole programme", lambda: trace(store, programme).to_json()
    yield "trace one section", lambda: trace(store, store.find(type="Section", limit=1).items[0].id).to_json()
    yield "trace one task", lambda: trace(store, tasks[0].id).to_json()
    yield "trace one document, mean of all", each(lambda id: trace(store, id).to_json(), [one.id for one in documents])
    yield "find by words", lambda: store.find(text="chuyen doi so", limit=20)
    yield "look a place up", lambda: lookup(store, str(tasks[0].properties["place"]))


def each(ask: Callable[[str], object], ids: list[str]) -> Callable[[], object]:
    """A question to one thing after the other, one a call."""
    turn = iter(ids * (_ANSWERS // len(ids) + 1))
    return lambda: ask(next(turn))


def page_times(where: str) -> tuple[float, float]:
    """Milliseconds to the first byte of the page, first and second time."""
    with serving(where) as url:
        return timed(lambda: first_byte(url)), timed(lambda: first_byte(url))


def first_byte(url: str) -> bytes:
    """The first byte of an answer."""
    with urllib.request.urlopen(url) as response:
        return bytes(response.read(1))


@contextlib.contextmanager
def serving(where: str) -> Iterator[str]:
    """A server in a process of its own."""
    command = [*POLICYGRAPH, "serve", "--port", "0", "--store", where]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        try:
            yield "http://" + process.stdout.readline().split("http://")[1].split()[0] + "/"
        finally:
            process.terminate()


if __name__ == "__main__":
    main()
