"""What every reader gives: plain text, and where its parts stand in the file.

A `Pen` writes it: readers put down lines, pages and the cells of tables in their order, and the places follow by
themselves.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from loaders.letters import unusual

MOST = 300_000_000
"""Characters that one document may have; no official document comes near, and a bomb goes far beyond."""


About = dict[str, Any]
"""What a reader should know of a file: its format, its encoding, how many pages it has."""


def letters(column: int) -> str:
    """The name of a column in a spreadsheet.

    >>> letters(1), letters(26), letters(28)
    ('A', 'Z', 'AB')
    """
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


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
        return f"{letters(self.column)}{self.row}"


@dataclass(frozen=True)
class Plain:
    """The text of a file. `pages` says where each page begins, `tables` what each table is called, if anything."""

    text: str
    about: About = field(default_factory=dict)
    pages: tuple[int, ...] = ()
    cells: tuple[Cell, ...] = ()
    tables: tuple[str, ...] = ()

    @cached_property
    def unusual(self) -> frozenset[str]:
        """The unusual characters of the text."""
        return unusual(self.text)


class Pen:
    r"""Writes a Plain from its beginning to its end.

    >>> pen = Pen()
    >>> pen.row(pen.table("Kế hoạch"), 2, [(1, "Rà soát"), (3, "Sở Tư pháp")])
    >>> plain = pen.plain({"format": "xlsx"})
    >>> plain.text, [(cell.name, plain.text[cell.start : cell.end]) for cell in plain.cells]
    ('Rà soát\tSở Tư pháp\n', [('A2', 'Rà soát'), ('C2', 'Sở Tư pháp')])
    """

    def __init__(self, respelled: Callable[[str], str] = str) -> None:
        self._respelled = respelled
        self._pieces: list[str] = []
        self._at = 0
        self._pages: list[int] = []
        self._cells: list[Cell] = []
        self._tables: list[str] = []

    @property
    def at(self) -> int:
        """Where the next word will stand."""
        return self._at

    @property
    def ends_line(self) -> bool:
        """Whether the next word will stand at the beginning of a line."""
        return not self._at or self._pieces[-1].endswith("\n")

    def write(self, words: str) -> None:
        """Put down words, in their right spelling where the file is in an older encoding."""
        if not words:
            return
        words = self._respelled(words)
        self._pieces.append(words)
        self._at += len(words)
        if self._at > MOST:
            raise OverflowError(f"more than {MOST // 1_000_000} million characters")

    def page(self) -> None:
        """Begin a page here."""
        self._pages.append(self._at)

    def table(self, name: str = "") -> int:
        """Begin a table; gives its number, for its cells."""
        self._tables.append(name)
        return len(self._tables) - 1

    def cell(self, table: int, place: tuple[int, int], start: int, size: tuple[int, int] = (1, 1)) -> None:
        """What stands from `start` to here is a cell, at a row and column, over so many rows and columns."""
        self._cells.append(Cell(table, *place, start, self._at, *size))

    def row(self, table: int, row: int, cells: Iterable[tuple[int, str]]) -> None:
        """A line with the cells of a row, tabs between them."""
        for number, (column, words) in enumerate(cells):
            self.write("\t" if number else "")
            start = self._at
            self.write(words)
            self.cell(table, (row, column), start)
        self.write("\n")

    def plain(self, about: About) -> Plain:
        """All that was written."""
        text = "".join(self._pieces)
        cells = tuple(sorted(self._cells, key=lambda cell: (cell.start, -cell.end)))
        return Plain(text, about, tuple(self._pages), cells, tuple(self._tables))
