"""Text -> task tables: in a text without cells a table is lines, column after column, row after row.

    a header    TT, then the headers of the columns on lines of their own, broken anywhere; it names a column of tasks and
                who acts (data/lexicon/columns.yaml); it comes again on every page
    a row       begins with its number, each the successor of the one before; I, II and A, B are headings of groups
    its cells   are told apart by what they hold (loaders.shared_lines); a cell that cannot be told with certainty is left out

Price lists, forms and statistics have no such header, or no bodies and times in their rows.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from graph.text import fold
from loaders.chrome import CAPITALS, page_furniture, patterns
from loaders.columns import Field, Held, Row, TaskTable, group, headers, number_groups, told
from loaders.lexicon import alternatives, entries
from loaders.marks import roman
from loaders.shared_lines import Line, Piece, cut, names_end, share
from loaders.view import View

_LONGEST_ROW = 120
"""Lines of one row, with what a page broke."""
_HEADER_PIECES = 18
_WORDS_OF_ONE = 6
"""Pieces of lines that one header has at most."""
_LONGEST_HEADER_LINE = 60
_AHEAD = 3
"""So many numbers may be missing where a new page begins with a row."""


def text_tables(view: View) -> tuple[TaskTable, ...]:
    r"""The task tables of a text without cells, in order.

    >>> from loaders.view import view
    >>> said = "TT\nNhiệm vụ\nCơ quan\nchủ trì\n1\nRà soát\nSở Tư pháp\n2\nLập mới\nSở Tài chính\n"
    >>> [table] = text_tables(view(said))
    >>> [(row.label, [said[one.start:one.end] for one in row.cells]) for row in table.rows]
    [('1', ['1', 'Rà soát', 'Sở Tư pháp']), ('2', ['2', 'Lập mới', 'Sở Tài chính'])]
    """
    found: list[TaskTable] = []
    done = 0
    pages: list[tuple[int, int]] | None = None
    for first in _number_header().finditer(view.text):
        header = header_at(view.text, first.end()) if first.start() >= done else None
        if header is None:
            continue
        pages = page_furniture(view.text) if pages is None else pages
        reader = _Reader(view, pages, header, first.end())
        table = reader.read()
        done = max(reader.done, header.end)
        if table is not None:
            found.append(table)
    return tuple(found)


# --- headers --------------------------------------------------------------------------------------------------------


class Header(NamedTuple):
    """The columns behind that of the numbers, the words of the header, and where it ends."""

    columns: tuple[Field | None, ...]
    heads: tuple[str, ...]
    end: int


@cache
def _number_header() -> re.Pattern[str]:
    """The header of the column of numbers, with which a table begins."""
    words = next(alternatives(entry["words"]) for entry in entries("columns") if entry["field"] == "no")
    return re.compile(rf"(?:\n|\A) *+(?=[SsTt])(?i:{words})[ .]*(?=\n|(?<=[ .])[{CAPITALS}])")


def header_at(text: str, at: int) -> Header | None:
    r"""The header of a task table whose column of numbers ends at a place.

    >>> header_at("TT\nNHIỆM VỤ\nCƠ QUAN\nCHỦ TRÌ\nTHỜI HẠN\n1\n", 2).columns
    ('task', 'lead', 'due')
    """
    pieces = list(_header_pieces(text, at))
    if not pieces or not _says_who(text[pieces[0][0] : pieces[-1][1]]):
        return None
    best = _columns(text, pieces)
    if best is None:
        return None
    names = _with_tasks([name for name, *_ in best])
    if names is None:
        return None
    name, start, _ = best[-1]
    best[-1] = name, start, max(_rest(text, pieces, best))
    return Header(names, tuple(" ".join(text[start:end].split()) for _, start, end in best), best[-1][2])


def _rest(text: str, pieces: Sequence[tuple[int, int]], best: "_Best") -> Iterator[int]:
    """Where the last header may end: pieces in small letters go on with it, and capitals where it is in capitals."""
    _, begin, end = best[-1]
    yield end
    for start, stop in pieces:
        if start >= end:
            words = text[start:stop]
            if not (words[0].islower() or (words.isupper() and text[begin:end].isupper() and words[0].isalpha())):
                return
            yield stop


def _says_who(words: str) -> bool:
    """Whether words may be those of a header that says who acts, or what is to be there and by when."""
    said = fold(words)
    named = {name for key in ("words", "whole") for one, name in headers(key) if one in said}
    return bool(named & {"lead", "coordinate", "bodies"}) or {"due", "output"} <= named


def _with_tasks(names: Sequence[Field | None]) -> tuple[Field | None, ...] | None:
    """The columns of a task table; figures to be reached are tasks where it says who leads and who takes part."""
    acts = {"lead", "coordinate", "bodies"} & set(names)
    if names.count(None) > (2 if len(acts) > 1 else 1):
        return None
    if "task" in names:
        return tuple(names) if acts or {"due", "output"} <= set(names) else None
    free = [number for number, name in enumerate(names) if name in ("target", None)]
    if not free or free[0] or ("bodies" not in acts and len(acts) < 2):
        return None
    return ("task", *("target" if one is None else one for one in names[1:]))


def _header_pieces(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Lines behind the header of the numbers, those in small letters cut before a capital; they end before the first row."""
    count = 0
    for line in _LINE.finditer(text, at):
        start, end = line.span(1)
        words = text[start:end]
        if count >= _HEADER_PIECES or len(words) > _LONGEST_HEADER_LINE or _FIRST_ROW.match(words):
            return
        if told(fold(words))[1] == "no":
            return
        cuts = [start, *(start + one.end() for one in _CAPITAL_BEHIND.finditer(words) if not words.isupper()), end]
        for begin, stop in pairwise(cuts):
            count += 1
            yield begin, begin + len(text[begin:stop].rstrip())


_LINE = re.compile(r"\s*+(\S(?:[^\n]*\S)?)")
_FIRST_ROW = re.compile(r"(?:\(?[1I]\)?|A|1\.1)[.)]?(?:\s|$)")
_CAPITAL_BEHIND = re.compile(rf"[^\W\d][,)]? +(?=[{CAPITALS}][^{CAPITALS}])")
_Best = list[tuple[Field | None, int, int]]


def _columns(text: str, pieces: Sequence[tuple[int, int]]) -> _Best | None:
    """The columns that pieces of lines name, each once; those behind the header are left out."""
    best: list[dict[frozenset[str], tuple[float, _Best]]] = [{frozenset(): (0.0, [])}]
    for stop in range(1, len(pieces) + 1):
        here: dict[frozenset[str], tuple[float, _Best]] = {}
        for first in range(max(0, stop - _WORDS_OF_ONE), stop):
            start, end = pieces[first][0], pieces[stop - 1][1]
            if not (text[start].isupper() or first == 0):
                continue
            said = fold(" ".join(text[start:end].split()))
            length, name = told(said)
            for taken, (cost, found) in best[first].items():
                key = f"{name}2" if name == "target" and "target" in taken else str(name)
                if name is not None and key in taken:
                    continue
                more = 4.0 if name is None else -5.0 + 0.15 * (len(said) - length) - 0.01 * length
                now = taken | ({key} if name else set())
                if now not in here or here[now][0] > cost + more:
                    here[now] = cost + more, [*found, (name, start, end)]
        best.append(here)
    ways = [way for here in best[1:] for way in here.values()]
    return min(ways, key=lambda way: way[0])[1] if ways else None


# --- rows -----------------------------------------------------------------------------------------------------------


@dataclass
class _Block:
    """The lines of a row, or of the heading of a group, behind its label."""

    label: str
    grouped: bool
    at: tuple[int, int]
    lines: list[Line] = field(default_factory=list)


class _Labels:
    """The numbers of rows and groups as they follow each other."""

    def __init__(self) -> None:
        self.last: tuple[int, ...] = ()
        self.fresh = True
        self.group = {"roman": 0, "letter": 0}
        self.dots: dict[object, bool] = {}

    def take(self, found: re.Match[str], page: bool) -> tuple[str, bool] | None:
        """The label of a line and whether it is that of a group; None where a line begins none."""
        said, dot, alone = found["label"], bool(found["dot"]), found.end() == len(found.string.rstrip())
        kind: object = (
            said.count(".") if said[0].isdigit() else "letter" if said in "ABCDĐEGH" and len(said) == 1 else "roman"
        )
        if self.dots.get(kind, dot) != dot:
            return None
        taken = self._number(said, page and alone) if isinstance(kind, int) else self._group(said, str(kind))
        if taken is None and kind == "letter":
            kind = "roman"
            taken = self._group(said, "roman")
        if taken is None:
            return None
        self.dots[kind] = dot
        return said, not isinstance(kind, int)

    def _number(self, said: str, page: bool) -> bool | None:
        parts = tuple(map(int, said.split(".")))
        last = self.last
        after = {(*last[:depth], last[depth] + 1) for depth in range(len(last))} | {(*last, 1)}
        if self.fresh:
            after |= {(1,), (1, 1)}
        ahead = page and len(parts) == 1 and len(last) == 1 and last[0] < parts[0] <= last[0] + _AHEAD
        if parts not in after and not ahead:
            return None
        self.last, self.fresh = parts, False
        return True

    def _group(self, said: str, kind: str) -> bool | None:
        value = roman(said) // 100 if kind == "roman" else "ABCDĐEGH".find(said) + 1
        if value != self.group[kind] + 1 and not (kind == "roman" and self.fresh and value == 1):
            return None
        self.group[kind], self.fresh = value, True
        if kind == "letter":
            self.group["roman"] = 0
        return True


_LABEL = re.compile(
    rf"(?P<label>\d{{1,3}}(?:\.\d{{1,2}}){{0,2}}|[IVXLC]{{1,6}}|[A-HĐ])(?P<dot>\.?)(?: *$| +(?=[{CAPITALS}“\"]))"
)


@cache
def _over() -> re.Pattern[str]:
    """What ends a table: an attachment, an article, a signature, a note."""
    return re.compile(
        rf"(?:PHỤ LỤC|Phụ lục|MẪU SỐ|Mẫu số|Biểu số)(?: +[\w.]+)?[.:]? *$|Điều \d+\. |Ghi chú ?:|\./\.|{patterns('signature')}"
    )


class _Reader:
    """One table, line after line."""

    def __init__(self, view: View, pages: Sequence[tuple[int, int]], header: Header, start: int) -> None:
        self.view, self.text, self.pages, self.header = view, view.text, pages, header
        self.ends = [end for _, end in pages]
        self.start = start
        self.done = header.end
        self.labels = _Labels()
        self.blocks: list[_Block] = [_Block("", False, (header.end, header.end))]

    def read(self) -> TaskTable | None:
        """The table, None where its rows are not those of one that assigns work."""
        for line, again in self._lines():
            found = _LABEL.match(self.text[line.start : line.end])
            label = self.labels.take(found, again) if found else None
            if found and label:
                self._open(line, found.end(), *label)
            elif len(self.blocks[-1].lines) >= _LONGEST_ROW:
                break
            else:
                self.blocks[-1].lines.append(line)
        if not any(block.label and not block.grouped for block in self.blocks):
            for block in self.blocks:
                block.grouped = False  # I, II, III number tasks here
        rows = [row for block in self.blocks for row in self._rows(block)]
        return self._table(rows) if self._assigns(rows) else None

    def _open(self, line: Line, length: int, label: str, grouped: bool) -> None:
        """Begins a row; words may follow its number on the line."""
        at = line.start, line.start + len(label)
        self.blocks.append(_Block(label, grouped, at))
        if line.start + length < line.end:
            self.blocks[-1].lines.append(Line(line.start + length, line.end))

    def _lines(self) -> Iterator[tuple[Line, bool]]:
        """The lines below the header, without pages and their headers; whether the header stood right above."""
        at = self.header.end
        blanks, page, again, held = 0, False, False, list[Line]()
        while (found := _LINE.match(self.text, at)) is not None:
            start, stop = found.span(1)
            blanks += max(0, self.text.count("\n", at, start) - 1)
            if furniture := self._furniture(start):
                held = [one for one in held if self.text[one.start : one.end] not in furniture]
                at, blanks, page = self.ends[bisect_right(self.ends, start)], 0, True
                continue
            if first := _number_header().match(self.text, max(0, self.text.rfind("\n", 0, start + 1))):
                header = self._again(first.end())
                if header is None or header.columns != self.header.columns:
                    break
                self.done = at = header.end
                blanks, page, again = 0, True, True
                continue
            if _over().match(self.text[start:stop]):
                break
            yield from ((one, False) for one in held)
            self.done = stop
            line = Line(start, stop, blanks, page)
            held = [line] if not again and _PAGE.fullmatch(self.text, start, stop) else []
            if not held:
                yield line, again
            at, blanks, page, again = stop, 0, False, False
        yield from ((one, False) for one in held)

    def _furniture(self, at: int) -> str:
        """The words of the page, its number among them, where a line stands in them; "" elsewhere."""
        number = bisect_right(self.ends, at)
        if number < len(self.pages) and self.pages[number][0] <= at:
            return self.text[slice(*self.pages[number])]
        return ""

    def _again(self, at: int) -> Header | None:
        """The header that stands at a place, mostly in the same lines as before."""
        length = self.header.end - self.start
        if self.text.startswith(self.text[self.start : self.header.end], at):
            return self.header._replace(end=at + length)
        return header_at(self.text, at)

    # --- what a row holds ----------------------------------------------------------------------------------------------

    def _rows(self, block: _Block) -> Iterator[Row]:
        """The row of a block, and those without a number that follow in it; or the heading of a group."""
        if block.grouped:
            if block.lines:
                yield group(block.label, self._span(block.lines[0].start, block.lines[-1].end))
            return
        row: Row | None = None
        lines = list(cut(self.text, block.lines))
        for piece in share(self.text, lines, self.header.columns) if lines else ():
            if row is None or piece.new:
                if row is not None and row.own[1]:
                    yield row
                row = Row(block.label if row is None else "", [])
                if row.label:
                    row.cells.append(Held("no", *self._span(*block.at)))
            self._hold(row, piece, lines)
        if row is not None and row.own[1]:
            yield row

    def _hold(self, row: Row, piece: Piece, lines: Sequence[Line]) -> None:
        """Puts the lines of a piece into a row: a new cell, or more of one that a page broke."""
        name = self.header.columns[piece.column]
        span = self._span(lines[piece.first].start, lines[piece.last].end)
        row.start, row.end = row.start or span[0], span[1]
        before = next((n for n, one in enumerate(row.cells) if one.field == name), None)
        if name is None or (not piece.certain and (name != "task" or before is not None)):
            return
        if before is None:
            row.cells.append(Held(name, *span))
            row.own = span if name == "task" else row.own
            return
        one = row.cells[before]
        if name in _BODIES:
            view = self.view
            span = span[0], view.original(0, names_end(self.text, view.span(one.start, one.end), view.span(*span)))[1]
        if span[1] > span[0]:
            row.cells[before] = Held(one.field, one.start, one.end, (*one.rest, span))

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self.view.original(start, end)

    # --- the table ------------------------------------------------------------------------------------------------------

    def _assigns(self, rows: Sequence[Row]) -> bool:
        """Whether most rows say who acts or by when, so that what looks like a header is one."""
        tasks = [row for row in rows if row.level is None]
        acting = [row for row in tasks if {one.field for one in row.cells} & _ACTS]
        told = {"lead", "coordinate"} <= set(self.header.columns)
        return len(acting) > 1 and len(acting) * (6 if told else 2) >= len(tasks)

    def _table(self, rows: list[Row]) -> TaskTable:
        number_groups(rows)
        columns = [name for name in self.header.columns if name]
        start = self._span(self.start - 1, self.start)[0]
        end = max(row.end for row in rows)
        return TaskTable("", self.header.heads, frozenset([*columns, "no"]), start, end, rows)


_PAGE = re.compile(r"\d{1,4}")
_BODIES = ("lead", "coordinate", "bodies")
_ACTS = {"lead", "coordinate", "bodies", "due"}
