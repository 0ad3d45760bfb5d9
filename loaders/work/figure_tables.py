"""Tables of figures -> the targets that they set: a row for each measure, a column for each time it is to be reached by.

Which columns those are is told by the headers (data/lexicon/figures.yaml): figures that were reached, criteria, forms and
limits of what is permitted set no aim. A header of years alone counts where the words over it, or the title of the
table, speak of a plan.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.document import Cell, Document
from loaders.lexicon import alternatives, entries
from loaders.work.figures import figure, found, is_part
from loaders.work.found import Found

_HEADER_ROWS = 5  # of a table, in which its header must begin
_TITLE = 400  # characters before a table, in which its title stands
_YEARS = re.compile(r"(?:năm\s+)?(?:19|20)[0-9]{2}(?:\s*[-–]\s*(?:19|20)?[0-9]{2})?", re.IGNORECASE)
_COUNT = re.compile(r"\(?[0-9]{1,2}\)?")


@dataclass(frozen=True)
class Figures:
    """A table of figures: the span of its cells, and the targets that they set."""

    start: int
    end: int
    targets: tuple[Found, ...]


def figure_tables(document: Document) -> Iterator[Figures]:
    """The tables of a document that set targets; the spans of these are those of the original text."""
    tables: dict[int, dict[int, list[Cell]]] = {}
    for cell in document.cells:
        tables.setdefault(cell.table, {}).setdefault(cell.row, []).append(cell)
    for rows in tables.values():
        cells = [cell for row in rows.values() for cell in row]
        targets = tuple(_Table(document, rows).targets())
        if targets:
            yield Figures(min(cell.start for cell in cells), max(cell.end for cell in cells), targets)


class _Table:
    """One table with the words of its cells."""

    def __init__(self, document: Document, rows: Mapping[int, Sequence[Cell]]) -> None:
        self.document, self.rows = document, rows

    def words(self, cell: Cell) -> str:
        """What a cell says, white space normalised."""
        return " ".join(self.document.quote(cell.start, cell.end).split())

    def targets(self) -> Iterator[Found]:
        """What each row sets, as far as its columns hold aims."""
        header = self._header()
        if header is None:
            return
        measure, last = header
        heads = self._heads(last)
        roles = {column: role_of(head) for column, head in heads.items()}
        if "never" in roles.values():
            return
        plan = "aim" in roles.values() or self._is_plan()
        aims = [column for column, role in roles.items() if role == "aim" or (role == "year" and plan)]
        unit = next((column for column, role in roles.items() if role == "unit"), None)
        whole = ""
        for number in sorted(self.rows):
            if number <= last:
                continue
            cells = {cell.column: cell for cell in self.rows[number]}
            named = self.words(cells[measure]) if measure in cells else ""
            if not named or _COUNT.fullmatch(named):
                continue
            above, whole = (whole, whole) if is_part(named) else ("", named)
            counted = self.words(cells[unit]) if unit in cells else ""
            for column in aims:
                if column != measure and (cell := cells.get(column)) and cell.end > cell.start:
                    facts = figure(self.words(cell), named, heads[column], counted, above)
                    if facts is not None:
                        yield found(cell.start, cell.end, facts)

    def _header(self) -> tuple[int, int] | None:
        """The column of measures, and the last row of the header."""
        for number in sorted(self.rows)[:_HEADER_ROWS]:
            for cell in self.rows[number]:
                if role_of(self.words(cell)) == "measure":
                    last = number + cell.rows - 1
                    return cell.column, self._second_row(cell, last)
        return None

    def _second_row(self, measure: Cell, last: int) -> int:
        """The header goes on where the cell under it is empty and the others are heads as well."""
        below = self.rows.get(last + 1, ())
        named = any(cell.column == measure.column and cell.end > cell.start for cell in below)
        told = [role_of(self.words(cell)) for cell in below if cell.end > cell.start]
        return last + 1 if told and not named and all(told) else last

    def _heads(self, last: int) -> dict[int, str]:
        """The words over each column, from the top down."""
        heads: dict[int, list[str]] = {}
        for number in sorted(self.rows):
            for cell in self.rows[number] if number <= last else ():
                for column in range(cell.column, cell.column + cell.columns):
                    heads.setdefault(column, []).append(self.words(cell))
        return {column: " ".join(filter(None, said)) for column, said in heads.items()}

    def _is_plan(self) -> bool:
        start = min(cell.start for row in self.rows.values() for cell in row)
        title = self.document.text[max(0, start - _TITLE) : start].lower()
        return _by_role()["plan"].search(title) is not None


def role_of(head: str) -> str | None:
    """What the header of a column says of the figures below it; None where nothing in it is known.

    >>> role_of("Mục tiêu đến năm 2035"), role_of("Đơn vị tính"), role_of("Thực hiện năm 2030"), role_of("Năm 2032")
    ('aim', 'unit', 'past', 'year')
    """
    said = " ".join(head.lower().split()).strip(" :*")
    for entry in entries("figures"):
        if said in entry.get("whole", ()):
            return str(entry["role"])
    fitting = [
        (len(at[0]), role) for role, words in _by_role().items() if role in _HEADS and (at := _standing(words, said))
    ]
    if fitting:
        return max(fitting)[1]
    return "year" if _YEARS.fullmatch(said) else None


_HEADS = ("measure", "unit", "aim", "past", "besides", "never")


def _standing(words: re.Pattern[str], said: str) -> re.Match[str] | None:
    """The longest of some words that stand in a header."""
    return max(words.finditer(said), key=lambda at: len(at[0]), default=None)


@cache
def _by_role() -> Mapping[str, re.Pattern[str]]:
    return {
        str(entry["role"]): re.compile(rf"(?<!\w)(?:{alternatives(entry['words'])})(?!\w)", re.IGNORECASE)
        for entry in entries("figures")
    }
