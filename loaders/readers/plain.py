"""What every reader gives: plain text, and where its parts stand in the file.

A `Pen` writes it: readers put down lines, pages and the cells of tables in their order, and the places follow by
themselves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

MOST = 300_000_000
"""Characters that one document may have; no official document comes near, and a bomb goes far beyond."""


@dataclass(frozen=True)
class Cell:
    """One cell of a table: `start` to `end` are its words, rows and columns count from 1 as a sheet does."""

    table: int
    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1

    @property
    def name(self) -> str:
        """Its name in a spreadsheet.

        >>> Cell(0, 12, 28, 0, 0).name
        'AB12'
        """
        letters, left = "", self.column
        while left:
            left, letter = divmod(left - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row}"


@dataclass(frozen=True)
class Plain:
    """The text of a file. `pages` says where each page begins, `tables` what each table is called, if anything."""

    text: str
    about: Mapping[str, Any] = field(default_factory=dict)
    pages: tuple[int, ...] = ()
    cells: tuple[Cell, ...] = ()
    tables: tuple[str, ...] = ()


class Pen:
    r"""Writes a Plain from its beginning to its end.

    >>> pen = Pen()
    >>> pen.table("Kế hoạch")
    >>> pen.row([(1, "Rà soát"), (3, "Sở Tư pháp")], 2)
    >>> plain = pen.plain({"format": "xlsx"})
    >>> plain.text, [(cell.name, plain.text[cell.start : cell.end]) for cell in plain.cells]
    ('Rà soát\tSở Tư pháp\n', [('A2', 'Rà soát'), ('C2', 'Sở Tư pháp')])
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._at = 0
        self._pages: list[int] = []
        self._cells: list[Cell] = []
        self._tables: list[str] = []

    @property
    def at(self) -> int:
        """Where the next word will stand."""
        return self._at

    def write(self, words: str) -> None:
        """Put down words as they are."""
        self._pieces.append(words)
        self._at += len(words)

    def page(self) -> None:
        """Begin a page here."""
        self._pages.append(self._at)

    def table(self, name: str = "") -> None:
        """Begin a table: the cells that follow are its own."""
        self._tables.append(name)

    def cell(self, row: int, column: int, start: int, rows: int = 1, columns: int = 1) -> None:
        """What stands from `start` to here is a cell of the table begun last."""
        self._cells.append(Cell(len(self._tables) - 1, row, column, start, self._at, rows, columns))

    def row(self, cells: Iterable[tuple[int, str]], row: int) -> None:
        """A line with the cells of a row, tabs between them."""
        for number, (column, words) in enumerate(cells):
            self.write("\t" if number else "")
            start = self._at
            self.write(words)
            self.cell(row, column, start)
        self.write("\n")

    def plain(self, about: Mapping[str, Any]) -> Plain:
        """All that was written."""
        text = "".join(self._pieces)
        return Plain(text, about, tuple(self._pages), tuple(self._cells), tuple(self._tables))
