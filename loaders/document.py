"""Bytes -> Document: its text as it stands, a normalised view for matching that leads back to it, and its places.

Patterns run over the view (see `loaders.view`). Spans are always of the text itself, and `locate` says where in the
file they stand: page and line of a PDF, sheet and cell of a table, line of a text.
"""

import hashlib
import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from graph.errors import BadInput
from loaders.chrome import page_furniture, without
from loaders.readers import formats
from loaders.readers.files import File, found, read_file
from loaders.readers.plain import Cell
from loaders.view import View, view

__all__ = [
    "Cell",
    "Document",
    "View",
    "Where",
    "document",
    "document_json",
    "document_of",
    "documents",
    "read_file",
    "view",
]

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Where:
    """Where a span stands in its file. `line` counts on its page, or in the whole text where there are no pages."""

    line: int
    page: int | None = None
    sheet: str | None = None
    row: int | None = None
    cell: str | None = None

    def facts(self) -> dict[str, Any]:
        """What is known of it, by name."""
        return {name: value for name, value in asdict(self).items() if value is not None}


@dataclass(frozen=True)
class Document:
    """One text with its name, its fingerprint and its view.

    `about` says how it was read: format, encoding, pages, sheets, headers and footers. `pages` says where each page of
    a PDF begins, `cells` where the cells of tables stand, in order, those around others first; a cell's `table` is a
    place in `tables`, which has the names of sheets.
    """

    name: str
    text: str
    sha256: str
    view: View
    about: Mapping[str, Any] = field(default_factory=dict)
    pages: tuple[int, ...] = ()
    cells: tuple[Cell, ...] = ()
    tables: tuple[str, ...] = ()

    def quote(self, start: int, end: int) -> str:
        """The words of a span."""
        return self.text[start:end]

    def locate(self, start: int, end: int) -> Where:
        r"""Where a span begins in the file; a cell only where the whole span stands in it.

        >>> read = document("a.csv", "STT,Nhiệm vụ\n1,Rà soát\n".encode())
        >>> at = read.text.index("Rà soát")
        >>> read.locate(at, at + 7).facts()
        {'line': 2, 'row': 2, 'cell': 'B2'}
        """
        line, page = bisect_right(self._lines, start), None
        if self.pages:
            page = max(1, bisect_right(self.pages, start))
            line -= bisect_right(self._lines, self.pages[page - 1]) - 1
        cell = self.cell(start, end)
        if cell is None:
            return Where(line, page)
        return Where(line, page, self.tables[cell.table] or None, cell.row, cell.name)

    def cell(self, start: int, end: int) -> Cell | None:
        """The innermost cell that holds a span."""
        at = bisect_right(self._cell_starts, start) - 1
        while at >= 0 and self._cell_reach[at] >= end:
            if self.cells[at].end >= end:
                return self.cells[at]
            at -= 1
        return None

    @cached_property
    def furniture(self) -> tuple[tuple[int, int], ...]:
        """The spans of the view that belong to its pages: headers, and the white space around them."""
        return tuple(page_furniture(self.view.text))

    @cached_property
    def plain(self) -> str:
        """The view with white space in place of its furniture; its length is the same."""
        return without(self.view.text, self.furniture)

    @cached_property
    def _lines(self) -> "array[int]":
        """Where each line begins."""
        return array("L", [0, *(found.end() for found in _LINE_END.finditer(self.text))])

    @cached_property
    def _cell_starts(self) -> "array[int]":
        return array("L", (cell.start for cell in self.cells))

    @cached_property
    def _cell_reach(self) -> "array[int]":
        """How far any cell reaches that begins no later than this one."""
        return array("L", _furthest(self.cells))


def _furthest(cells: tuple[Cell, ...]) -> Iterator[int]:
    reach = 0
    for cell in cells:
        reach = max(reach, cell.end)
        yield reach


def document(name: str, data: bytes) -> Document:
    r"""The document in a file's bytes, of any format that is read; raises BadInput with the place and the remedy.

    >>> document("a.txt", "1. Rà soát".encode()).text, document("a.html", b"<html><p>1. a<p>2. b").text
    ('1. Rà soát', '1. a\n2. b\n')
    """
    plain = formats.read(name, data)
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(
        name, plain.text, sha256, view(plain.text, plain.unusual), plain.about, plain.pages, plain.cells, plain.tables
    )


def documents(path: Path, refused: Callable[[BadInput], None] | None = None) -> Iterator[Document]:
    """The documents in a file, a folder or a zip, one after the other.

    What cannot be read is raised, or given to `refused`, and the next one follows. What is passed over as no document
    is in `loaders.readers.files.found`, which also serves to read them in parallel.
    """
    for file in found(path).files:
        try:
            read = document_of(file)
        except BadInput as error:
            if refused is None:
                raise
            refused(error)
            continue
        yield read


def document_of(file: File) -> Document:
    """The document in a file; an error names the file with its folder or zip."""
    data = file.read()
    try:
        return document(file.name, data)
    except BadInput as error:
        raise BadInput(file.where, error.problem, error.remedy) from error


def document_json(read: Document) -> dict[str, Any]:
    """The stage `document` as an object."""
    size = {"characters": len(read.text), **({"cells": len(read.cells)} if read.cells else {})}
    return {"name": read.name, "sha256": read.sha256, "about": dict(read.about), **size, "text": read.text}
