"""From what a user names to fragments: documents, curated records and exports, alone or in folders."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.errors import BadInput
from graph.interchange import read_lines
from graph.model import Fragment
from loaders import pipeline
from loaders.document import read_file
from loaders.programme import read_record
from loaders.readers.text import decode

_SUFFIXES = (".txt", ".yaml", ".yml", ".jsonl")
"""What is taken from a folder; a file that is named itself may be called anything."""


def files(paths: Iterable[Path]) -> list[Path]:
    """The files that are meant: those named, and all documents in the folders named, each once, in order."""
    return list(dict.fromkeys(file for path in paths for file in _files(path)))


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    inside = [one for one in sorted(path.rglob("*")) if one.suffix.lower() in _SUFFIXES and one.is_file()]
    found = [one for one in inside if not any(part.startswith(".") for part in one.relative_to(path).parts)]
    if not found:
        raise BadInput(str(path), "this folder holds no document", f"Documents end in {', '.join(_SUFFIXES)}")
    yield from found


def fragments(path: Path) -> list[Fragment]:
    """What a file states: one fragment, or those of every source in an export. Raises BadInput."""
    suffix = path.suffix.lower()
    if suffix == ".jsonl":
        data = read_file(path)
        return read_lines(str(path), decode(str(path), data).split("\n"))
    if suffix in (".yaml", ".yml"):
        return [read_record(path.name, read_file(path))]
    return [pipeline.load(path)]
