"""From what a user names to fragments: documents, curated records and exports, alone, in folders or in zips.

Many files are read by several processes at once, the largest first; whoever asks gets them one by one and writes them
alone, for a store has one writer.
"""

import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path

from graph.errors import BadInput
from graph.interchange import read_lines
from graph.model import Fragment
from loaders import pipeline
from loaders.document import document_of
from loaders.offices import from_office
from loaders.programme import read_record
from loaders.readers.files import SUFFIXES, File, Found, found
from loaders.readers.text import decode
from loaders.tables import SPREADSHEETS, Columns
from loaders.told import told_as

_OURS = (".yaml", ".yml", ".jsonl")
_WORTH_WORKERS = 2_000_000  # bytes: starting a process takes as long as reading some of these
_AHEAD = 3  # files a worker that are read before they are written: what waits takes memory


@dataclass(frozen=True)
class Told:
    """What the user says of the files: headers of task tables, which document one is, which office filled it in."""

    columns: Columns | None = None
    document: str | None = None
    office: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of one file: its fragments, or why there are none (path, problem, remedy)."""

    file: File
    fragments: tuple[Fragment, ...] = ()
    refused: tuple[str, str, str] | None = None
    seconds: Mapping[str, float] = field(default_factory=dict)
    """The time that each stage of reading took."""


def files(paths: Iterable[Path]) -> Found:
    """The files that are meant: those named, and all documents in folders and zips, each once, in order."""
    each = [found(path, (*SUFFIXES, *_OURS)) for path in paths]
    return Found(
        tuple(dict.fromkeys(file for one in each for file in one.files)),
        tuple(dict.fromkeys(skipped for one in each for skipped in one.skipped)),
    )


def outcomes(listed: Sequence[File], workers: int = 1, told: Told | None = None) -> Iterator[Outcome]:
    """Every file read, in their order by one process, in any order by several."""
    if workers < 2 or len(listed) < 2 or sum(map(_size, listed)) < _WORTH_WORKERS:
        yield from (outcome(one, told) for one in listed)
        return
    waiting = sorted(listed, key=_size)
    with ProcessPoolExecutor(min(workers, len(listed)), mp_context=_context(), initializer=_attend) as pool:
        running: set[Future[bytes]] = set()
        while waiting or running:
            while waiting and len(running) < _AHEAD * workers:
                running.add(pool.submit(_packed, waiting.pop(), told))
            done, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (_unpacked(one.result()) for one in done)


def _context() -> BaseContext:
    """How workers begin, safe beside threads: forked from a process that has the lexicon at hand, or anew where none can be."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["loaders.ready"])
    return context


def tables_last(read: Iterable[Outcome]) -> Iterator[Outcome]:
    """The same, spreadsheets behind all else: whose tasks the rows of a table are is known once its document is there."""
    later = []
    for one in read:
        if Path(one.file.name).suffix.lower().lstrip(".") in SPREADSHEETS:
            later.append(one)
        else:
            yield one
    yield from sorted(later, key=lambda one: one.file.name)


def _packed(file: File, told: Told | None) -> bytes:
    """What became of a file, as a worker hands it over."""
    return pickle.dumps(outcome(file, told), pickle.HIGHEST_PROTOCOL)


def _unpacked(handed: bytes) -> Outcome:
    """What a worker handed over: ten thousand objects, made in a third of the time where memory is not searched meanwhile."""
    with pipeline.without_pauses():
        found: Outcome = pickle.loads(handed)
    return found


def _attend() -> None:
    """A worker ends with the process that started it, however that ends; Ctrl-C is for that one to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def outcome(file: File, told: Told | None = None, of: str | None = None) -> Outcome:
    """One file read; what is refused is an outcome too. `of` is the document whose tasks its rows are known to be."""
    try:
        return _read(file, told or Told(), of)
    except BadInput as error:
        return Outcome(file, refused=(error.path, error.problem, error.remedy))


def _read(file: File, told: Told, of: str | None) -> Outcome:
    suffix = Path(file.name).suffix.lower()
    if suffix == ".jsonl":
        return Outcome(file, tuple(read_lines(file.where, decode(file.where, file.read()).split("\n"))))
    if suffix in (".yaml", ".yml"):
        return Outcome(file, (read_record(file.name, file.read()),))
    found = from_office(told_as(document_of(file), told.document), told.office)
    read = pipeline.read_document(found, told.columns, of)
    pipeline.require_content(file.where, read)
    return Outcome(file, (read.fragment,), seconds=read.seconds)


def _size(file: File) -> int:
    try:
        return file.path.stat().st_size if file.member is None else 1
    except OSError:
        return 0  # reading it says what is wrong
