"""Tables on the pages of a PDF: their cells put down row after row, in one table however many pages it runs over."""

import ctypes
import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from loaders.readers.plain import Pen
from loaders.readers.rulings import Box, Ruled, Segment, tables

Grid = list[Ruled]
_JOINED = re.compile("(?:[\ufffe\uffff\x02]|(?<=[/-])(?=\\s*[\r\n]))\\s*")
"""A hyphen at the end of a line that belongs to a word, or a symbol that breaks behind its slash: joined to what follows."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SAME_COLUMN = 8.0  # points: a table is not set anew to the point on every page
_HEAD = 120  # characters that may stand between two parts of a table: the running head and the number of a page


@dataclass
class Piece:
    """Some of a page: words outside of tables, or a table with the words of each cell."""

    words: str = ""
    table: Grid = field(default_factory=list)
    cells: dict[int, str] = field(default_factory=dict)


def pieces(page: Any, characters: Any, text: str) -> list[Piece]:
    """The words of a page in their order, those in tables apart; one piece where there is no table."""
    if page.get_rotation() or characters.count_chars() != len(text):
        return [Piece(text)]
    letters = _Letters(characters, text)
    found = tables([(*letters.turned(*one[:2]), *letters.turned(*one[2:])) for one in _segments(page)])
    if not found:
        return [Piece(text)]
    made: list[Piece] = [Piece()]
    by_table: dict[int, Piece] = {}
    place = None
    for at, letter in enumerate(text):
        if not letter.isspace():
            place = _place(letters.box(at), found)
        if place is None:
            if made[-1].table:
                made.append(Piece())
            made[-1].words += letter
            continue
        if place[0] not in by_table:
            by_table[place[0]] = piece = Piece(table=found[place[0]])
            made.append(piece)
        cells = by_table[place[0]].cells
        cells[place[1]] = cells.get(place[1], "") + letters.spelled(at)
    return made


class _Letters:
    """The letters of a page, turned upright where the page is set on its side."""

    def __init__(self, characters: Any, text: str) -> None:
        import pypdfium2.raw as raw

        self._raw, self._characters, self._text = raw, characters, text
        some = [at for at in range(0, len(text), 7) if not text[at].isspace()]
        turns = Counter(round(raw.FPDFText_GetCharAngle(characters.raw, at) / (math.pi / 2)) % 4 for at in some)
        self._turn = turns.most_common(1)[0][0] if turns else 0
        self._last: Box | None = None

    def turned(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as a reader holds it."""
        return {1: (-y, x), 2: (-x, -y), 3: (y, -x)}.get(self._turn, (x, y))

    def box(self, at: int, *, loose: bool = False) -> Box:
        """Where a letter stands; `loose` with the room that its font gives it."""
        left, bottom, right, top = self._characters.get_charbox(at, loose=loose)
        (a, b), (c, d) = self.turned(left, bottom), self.turned(right, top)
        return min(a, c), min(b, d), max(a, c), max(b, d)

    def spelled(self, at: int) -> str:
        """A letter, with a space before it where it stands apart.

        On a page that is set on its side, PDFium puts spaces and line ends into words: there the places decide.
        """
        if not self._turn:
            return self._text[at]
        if self._raw.FPDFText_IsGenerated(self._characters.raw, at):
            return ""
        if self._text[at].isspace():
            return " "
        before, self._last = self._last, self.box(at, loose=True)
        if before is None:
            return self._text[at]
        size = max(before[3] - before[1], self._last[3] - self._last[1])
        apart = abs(before[1] - self._last[1]) > 0.6 * size or self._last[0] - before[2] > 0.1 * size
        return (" " if apart else "") + self._text[at]


def _place(box: Box, found: Sequence[Grid]) -> tuple[int, int] | None:
    """The table and the cell that a letter stands in."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for number, grid in enumerate(found):
        for nth, cell in enumerate(grid):
            left, bottom, right, top = cell.box
            if left <= x <= right and bottom <= y <= top:
                return number, nth
    return None


def _segments(page: Any) -> Iterator[Segment]:
    """Every straight line that is drawn on a page, the sides of boxes included."""
    import pypdfium2.raw as raw

    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        matrix = path.get_matrix()
        first = last = (0.0, 0.0)
        for number in range(raw.FPDFPath_CountSegments(path.raw)):
            segment = raw.FPDFPath_GetPathSegment(path.raw, number)
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            point = matrix.on_point(x.value, y.value)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
                first = point
            else:
                yield (*last, *point)
            last = point
            if raw.FPDFPathSegment_GetClose(segment):
                yield (*last, *first)


class Tables:
    """Writes the tables of a file; one that begins a page goes on with the one that ended the page before."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._number = -1
        self._row = 0
        self._lefts: list[float] = []
        self._since = _HEAD + 1
        """How many characters have come since the last table."""

    def words(self, words: str) -> None:
        """Words outside of tables came."""
        self._since += len(words)

    def table(self, piece: Piece) -> None:
        """Put down a table, or its next part."""
        columns = self._columns(piece.table)
        if self._since > _HEAD or columns is None:
            self._number, self._row = self._pen.table(), 0
            self._lefts = sorted({cell.box[0] for cell in piece.table})
            columns = {left: number for number, left in enumerate(self._lefts, 1)}
        rows: dict[int, list[tuple[int, Ruled]]] = defaultdict(list)
        for nth, cell in enumerate(piece.table):
            rows[cell.row].append((nth, cell))
        for row, cells in sorted(rows.items()):
            self._write(self._row + row, cells, columns, piece.cells)
        self._row += max(rows)
        self._since = 0

    def _columns(self, grid: Grid) -> dict[float, int] | None:
        """The columns of the open table by where the cells of its next part begin; None where they are others."""
        found = {}
        for left in {cell.box[0] for cell in grid}:
            at = bisect_left(self._lefts, left - _SAME_COLUMN)
            if at == len(self._lefts) or abs(self._lefts[at] - left) > _SAME_COLUMN:
                return None
            found[left] = at + 1
        return found

    def _write(
        self, row: int, cells: Sequence[tuple[int, Ruled]], columns: dict[float, int], said: dict[int, str]
    ) -> None:
        for number, (nth, cell) in enumerate(cells):
            self._pen.write("\t" if number else "")
            start = self._pen.at
            self._pen.write(_cell_words(said.get(nth, "")))
            self._pen.cell(self._number, (row, columns[cell.box[0]]), start, (cell.rows, cell.columns))
        self._pen.write("\n")


def _cell_words(said: str) -> str:
    r"""The words of a cell as one line.

    >>> _cell_words("Nghị định số 41/2031/NĐ-\r\nCP ngày\r\n25/01/2031")
    'Nghị định số 41/2031/NĐ-CP ngày 25/01/2031'
    """
    joined = _JOINED.sub(lambda found: "" if found.group().isspace() or not found.group() else "-", said)
    return " ".join(_CONTROL.sub(" ", joined).split())
