"""Cells -> task tables: which tables assign work, what their columns hold, and which row says what.

    a header       names a column of tasks and one more (data/lexicon/columns.yaml); it may stand over two rows, come again
                   on every page, and come again with other columns
    a group        a row that only says what those below belong to: "II. Hoàn thiện thể chế"
    a row          one task with its cells; what stands below it without a number and without a task goes on with it: a cell
                   that a page broke, or a second product with its own time

Spans are of the original text. A table without a column of tasks is no task table.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from graph.ids import document_of
from loaders.columns import FIELDS, Columns, Field, Held, Row, TaskTable, field_of, group, number_groups
from loaders.document import Cell, Document
from loaders.indicators import indicator_tables
from loaders.offices import office_key, with_office
from loaders.seals import is_filled_in
from loaders.text_tables import text_tables

__all__ = ["FIELDS", "Columns", "Field", "Held", "Row", "TaskTable", "field_of", "task_tables"]

_HEADER_ROWS = 30
"""Rows in which a header is looked for: titles and notes stand above it."""
_LABEL = re.compile(r"\s*(?P<label>[IVXLC]{1,7}|[A-ZĐ]|[0-9]{1,3}(?:\.[0-9]{1,3})*)(?:[.)/:-]+\s*|\s+(?=\S)|\s*\Z)")
_COUNT = re.compile(r"[(\[]?(?:[0-9]{1,2}|[A-Z])[)\]]?(?:\s*=.*)?")
_NUMERAL = re.compile(r"[IVXLC]+(?:\.\w{1,3})*|[A-ZĐ]")
"""The label of a group: a numeral, a letter, or the place of a section (II.2.8.a)."""
_TASK_ID = re.compile(r"[A-Za-z0-9._-]+(?:~[A-Za-z0-9._-]+)+")
_APART = re.compile(r"[0-9]( [0-9])+")  # as a PDF may put down a number
_ENDED = (".", ";", ":")


def task_tables(document: Document, named: Columns | None = None) -> tuple[TaskTable, ...]:
    r"""The tables of a document that assign work, in order.

    >>> from loaders.document import document
    >>> read = document("a.csv", "TT,Nhiệm vụ,Cơ quan chủ trì\nI,Thể chế,\n1,Rà soát quy hoạch,Sở Tư pháp\n".encode())
    >>> [table] = task_tables(read)
    >>> [(row.label, row.level, read.quote(*row.own)) for row in table.rows]
    [('I', 1, 'Thể chế'), ('1', None, 'Rà soát quy hoạch')]
    """
    listed = indicator_tables(document)
    if not document.cells:
        found = text_tables(document.view)
        return _apart((*found, *listed)) if listed else found
    grids: dict[int, list[Cell]] = {}
    for cell in document.cells:
        grids.setdefault(cell.table, []).append(cell)
    known = named or {}
    read = (_Reader(document, document.tables[number], cells, known).read() for number, cells in grids.items())
    found = tuple(table for table in read if table is not None)
    return _apart((*found, *listed)) if listed else found


def _apart(tables: Sequence[TaskTable]) -> tuple[TaskTable, ...]:
    """Tables in the order of the text; one that begins inside another is no table of its own."""
    found: list[TaskTable] = []
    for one in sorted(tables, key=lambda one: one.start):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(found)


def owner(tables: Sequence[TaskTable]) -> str | None:
    """The id of the document whose tasks tables go on with, where an export wrote their ids into them: that of most rows."""
    named = Counter(document_of(row.named) for table in tables for row in table.rows if row.named)
    return max(named, key=lambda id: (named[id], id), default=None)


def unread(tables: Sequence[TaskTable]) -> list[str]:
    """The headers of columns that hold words and are not read, for nobody knows what they mean."""
    return list(dict.fromkeys(head for table in tables for head in table.unread))


def cell_place(document: Document, start: int, end: int) -> str | None:
    """Where words stand in a table, as spreadsheets write it: "[plan.xlsx]Phần II!C14"; None outside all cells."""
    cell = document.cell(start, end)
    if cell is None:
        return None
    several = len(document.tables) > 1
    sheet = document.tables[cell.table] or (str(cell.table + 1) if several else "")
    return f"[{document.name}]" + "!".join(filter(None, (sheet, cell.name)))


SPREADSHEETS = ("xlsx", "csv")
UNREAD = "unread"
"""Under which name the headers of columns that are not read stand in `Source.about`."""
COLUMNS = "columns"
"""Under which name the headers that a user has named stand in `Document.about`."""


def first_heads(document: Document) -> tuple[str, ...]:
    """The words of the fullest of the first rows: what a user may have meant as a header."""
    rows: dict[tuple[int, int], list[str]] = {}
    for cell in document.cells:
        if cell.row <= _HEADER_ROWS:
            rows.setdefault((cell.table, cell.row), []).append(" ".join(document.quote(cell.start, cell.end).split()))
    fullest = max(map(len, rows.values()), default=0)
    return tuple(next((row for row in rows.values() if len(row) == fullest), ()))


class _Reader:
    """One table, row after row."""

    def __init__(self, document: Document, name: str, cells: Sequence[Cell], named: Columns) -> None:
        self.document, self.name, self.named = document, name, named
        self.by_row: dict[int, list[Cell]] = {}
        for cell in cells:
            self.by_row.setdefault(cell.row, []).append(cell)
        self.columns: dict[int, Field] = {}
        self.unknown: dict[int, str] = {}  # by column: a header that names no field
        self.table: TaskTable | None = None
        self.merged: dict[int, tuple[int, Held]] = {}  # by column: a cell that covers rows, and the last of them

    def read(self) -> TaskTable | None:
        """The table, None where nothing names a column of tasks."""
        for number, row in enumerate(sorted(self.by_row)):
            cells = self.by_row[row]
            if self._header(cells, first=self.table is None, near=number < _HEADER_ROWS):
                continue
            if self.table is not None and not self._is_count(cells):
                self._row(cells)
        if self.table is not None:
            number_groups(self.table.rows)
        return self.table

    @cached_property
    def office(self) -> str:
        """Whose answers its cells are."""
        return office_key(with_office(self.document))

    def words(self, cell: Cell) -> str:
        """What a cell says, white space normalised."""
        return " ".join(self.document.quote(cell.start, cell.end).split())

    # --- header ------------------------------------------------------------------------------------------------------

    def _header(self, cells: Sequence[Cell], *, first: bool, near: bool) -> bool:
        """Takes a row as a header: the first, one that comes again, or the second row of one."""
        told = {cell: name for cell in cells if (name := field_of(self.words(cell), self.named))}
        fields = set(told.values())
        if "task" in fields and len(fields) > 1 and len(told) == len(set(told.values())) and (near or not first):
            self.columns = {}
            self.unknown = {
                cell.column: self.words(cell) for cell in cells if cell not in told and cell.end > cell.start
            }
            self._take(told)
            if self.table is None:
                heads = tuple(self.words(cell) for cell in cells)
                self.table = TaskTable(self.name, heads, frozenset(fields), cells[0].start, cells[-1].end)
            self.table.fields |= fields
            return True
        below = self.table is not None and not self.table.rows and told and len(told) == len(cells)
        if below and all(self.columns.get(cell.column, name) != "no" for cell, name in told.items()):
            self._take(told)
            return True
        return False

    def _take(self, told: Mapping[Cell, Field]) -> None:
        for cell, name in told.items():
            self.columns |= dict.fromkeys(range(cell.column, cell.column + cell.columns), name)

    def _is_count(self, cells: Sequence[Cell]) -> bool:
        """Whether a row only numbers the columns: (1) (2) (3)."""
        return len(cells) > 2 and all(_COUNT.fullmatch(self.words(cell)) for cell in cells)

    # --- rows --------------------------------------------------------------------------------------------------------

    def _row(self, cells: Sequence[Cell]) -> None:
        table = self.table
        assert table is not None
        filled = [cell for cell in cells if cell.end > cell.start]
        held = self._held(filled)
        if not filled:
            return
        told = {one.field: one for one in reversed(held)}
        table.unread |= {head: None for cell in filled if (head := self._unknown_head(cell))}
        task, label = told.get("task"), self._label(told.get("no"))
        last = table.rows[-1] if table.rows else None
        if heading := self._heading(filled, held, label):
            table.rows.append(heading)
        elif task is not None and not self._goes_on(task, label, held, last):
            if not label and last is not None and last.level is None and "no" in self.columns.values():
                held += self._lead_above(held, last)
            label, own = (label, (task.start, task.end)) if label else self._numbered(task)
            start = min(cell.start for cell in filled if self.columns.get(cell.column) != "no")
            id, marks = self._known_id(told.get("id")), told.get("seal")
            kept = self._filled_in(held, marks) if marks else held
            table.rows.append(Row(label, kept, None, own, start, filled[-1].end, id, marks is not None))
        elif last is not None and last.level is None:
            last.cells += held
            last.end = max(last.end, filled[-1].end)
        table.end = max(table.end, filled[-1].end)

    def _held(self, cells: Sequence[Cell]) -> list[Held]:
        """The cells under a known header; a cell that covers several rows counts in each of them."""
        row, found = cells[0].row if cells else 0, []
        for cell in cells:
            name = self.columns.get(cell.column)
            if name is not None:
                one = Held(name, cell.start, cell.end)
                found.append(one)
                if cell.rows > 1 and name not in ("no", "task"):
                    self.merged[cell.column] = row + cell.rows - 1, one
        taken = {cell.column for cell in cells}
        below = [one for column, (last, one) in self.merged.items() if column not in taken and row <= last]
        return [*found, *below]

    def _unknown_head(self, cell: Cell) -> str:
        """The header over a cell that is not read."""
        return "" if cell.column in self.columns else self.unknown.get(cell.column, "")

    def _filled_in(self, held: Sequence[Held], marks: Held) -> list[Held]:
        """The cells of a row without those that are as they were handed out: nobody filled them in."""
        told = self.document.quote(marks.start, marks.end)
        quote = self.document.quote
        return [one for one in held if is_filled_in(one.field, quote(one.start, one.end), told, self.office)]

    def _lead_above(self, held: Sequence[Held], last: Row) -> list[Held]:
        """The bodies that lead the tasks of one number, where only the first of them says so."""
        said = any(one.field in ("lead", "bodies") for one in held)
        return [] if said else [one for one in last.cells if one.field in ("lead", "bodies")]

    def _known_id(self, id: Held | None) -> str:
        said = self.document.quote(id.start, id.end).strip() if id else ""
        if not _TASK_ID.fullmatch(said):
            return ""
        document, tilde, place = said.partition("~")
        return document.lower() + tilde + place  # capitals come of typing; in a place they may be meant

    def _label(self, no: Held | None) -> str:
        said = " ".join(self.document.quote(no.start, no.end).split()).strip(".()") if no else ""
        return said.replace(" ", "") if _APART.fullmatch(said) else said

    def _heading(self, filled: Sequence[Cell], held: Sequence[Held], label: str) -> Row | None:
        """A row that is the heading of a group: it holds its words only, alone over columns or behind a numeral."""
        others = [one for one in held if one.field not in ("no", "task")]
        if others or len(filled) > 2:
            return None
        words = filled[-1]
        said = self.document.quote(words.start, words.end)
        if len(filled) == 2:
            return group(label, (words.start, words.end)) if _NUMERAL.fullmatch(label) else None
        found = _LABEL.match(said)
        wide = words.columns > 1 or self.columns.get(words.column) == "no"
        lettered = found is not None and found["label"].isalpha() and found.end() < len(said)
        if not (wide or lettered or said.isupper()) or said[:1].islower():
            return None
        start = words.start + (found.end() if found and found.end() < len(said) else 0)
        return group(found["label"] if found and start > words.start else "", (start, words.end))

    def _numbered(self, task: Held) -> tuple[str, tuple[int, int]]:
        """A task whose number stands in its own cell."""
        said = self.document.quote(task.start, task.end)
        found = _LABEL.match(said)
        if found is None or not found["label"][0].isdigit() or found.end() == len(said):
            return "", (task.start, task.end)
        return found["label"], (task.start + found.end(), task.end)

    def _goes_on(self, task: Held, label: str, held: Sequence[Held], last: Row | None) -> bool:
        """Whether the words of a task cell go on with the task above: it has no number, and begins no sentence or ends none."""
        if label or last is None or last.level is not None or "no" not in self.columns.values():
            return False
        said = self.document.quote(task.start, task.end).lstrip()
        before = [one for one in last.cells if one.field == "task"]
        open_ended = bool(before) and not self.document.quote(before[-1].start, before[-1].end).rstrip().endswith(
            _ENDED
        )
        alone = all(one.field == "task" for one in held)
        return said[:1].islower() or (alone and open_ended)
