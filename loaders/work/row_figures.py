"""Rows of task tables in plain text -> the targets that they set, where a column holds figures to be reached.

A text has no cells: which lines of a row are its figure was told when the table was read. What leads to the figure may
stand at the end of the measure ("Không quá" above "60"), and so may the figure itself, where its column was not told.
Where a header names several columns of figures, which of them a line belongs to cannot be told, and none is read.
"""

import re
from collections.abc import Iterator, Sequence

from loaders.document import Document
from loaders.tables import Row, TaskTable
from loaders.work.figure_tables import Figures, role_of
from loaders.work.figures import figure, found, is_part, time_of
from loaders.work.values import value_of

_LINES = 3
"""Lines at the end of a measure that may be those of its figure."""
_BARE = re.compile(r"[0-9]+\.?")


def row_figures(document: Document, tables: Sequence[TaskTable]) -> Iterator[Figures]:
    r"""The rows that set a target; spans are those of the original text.

    >>> from loaders.document import document
    >>> from loaders.tables import task_tables
    >>> said = "TT\nChỉ tiêu\nMục tiêu đến năm 2035\nCơ quan chủ trì\nCơ quan phối hợp\n1\nTỷ lệ hộ nghèo (%)\nKhông quá\n4\nSở Y tế\nSở Tư pháp\n2\nSố bến cá\n7\nSở Tư pháp\nSở Y tế\n"
    >>> read = document("a.txt", said.encode())
    >>> for row in row_figures(read, task_tables(read)):
    ...     print(dict(row.targets[0].facts))
    {'metric': 'hộ nghèo', 'comparator': '<=', 'value': '4', 'unit': '%', 'time': 'đến năm 2035'}
    {'metric': 'bến cá', 'comparator': '=', 'value': '7', 'time': 'đến năm 2035'}
    """
    for table in tables:
        heads = [head for head in table.heads if role_of(head) == "aim"]
        if len(heads) == 1 and role_of(table.heads[0]) == "measure" and not time_of(table.heads[0]):
            yield from _rows(document, table.rows, heads[0])


def _rows(document: Document, rows: Sequence[Row], head: str) -> Iterator[Figures]:
    whole, part = "", False
    for row in rows:
        if row.level is not None:
            whole, part = "", False
            continue
        named, said, (start, end) = _measure_and_figure(document, row)
        part = is_part(named) or (part and not row.label)
        above, whole = (whole, whole) if part else ("", named)
        facts = figure(said, named, head, above=above) if said else None
        if facts is not None:
            yield Figures(row.start, row.end, (found(start, end, facts),))


def _measure_and_figure(document: Document, row: Row) -> tuple[str, str, tuple[int, int]]:
    """The words that name what a row measures, those of its figure, and where these stand."""
    cell = next((one for one in row.cells if one.field == "target" and not one.rest), None)
    said = document.quote(cell.start, cell.end) if cell else ""
    lines = [(found.start() + row.own[0], found[0]) for found in _LINE.finditer(document.quote(*row.own))]
    for count in range(min(_LINES, len(lines) - 1), 0, -1):
        tail = " ".join(line for _, line in lines[-count:])
        if value_of(f"{tail} {said}") not in (None, value_of(said)) and (cell or not _BARE.fullmatch(tail)):
            named = " ".join(line for _, line in lines[:-count])
            return named, f"{tail} {said}", (lines[-count][0], cell.end if cell else row.own[1])
    named = " ".join(line for _, line in lines)
    return named, said, (cell.start, cell.end) if cell else row.own


_LINE = re.compile(r"\S(?:[^\n]*\S)?")
