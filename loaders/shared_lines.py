"""The lines of one row -> its cells: in a text whose cells follow each other, where does the next column begin?

A cell begins where a line begins that fits its column (a body where bodies stand, a time where times do) and the line
before is complete. Every way to share out the lines has a cost; the cheapest is taken, and of it only what no way of
nearly the same cost contradicts. What a page broke goes on behind the break with the columns from the first on.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from loaders.chrome import CAPITALS
from loaders.columns import Field
from loaders.lexicon import alternatives, entries, table
from loaders.work.agencies import Body, bodies_at, first
from loaders.work.times import read_time

Columns = Sequence[Field | None]
"""The columns of a row in their order, without that of the numbers; None is one that nothing is known of."""

_BODIES = ("lead", "coordinate", "bodies")
_NEVER, _FAR = 99.0, 9999.0
_MARGIN = 0.9
"""Ways whose cost differs by less are equally likely."""
_EMPTY: Mapping[Field | None, float] = {
    "task": 8, "lead": 5, "bodies": 5, "coordinate": 3, "due": 3, "output": 3, "target": 3, "level": 2,
    "basis": 1, "state": 1, "note": 0.5, "id": 1, None: 2,
}  # fmt: skip
"""What it costs that a cell of a column is empty."""
_NEW_ROW, _BEHIND_THE_LAST = 6.0, 3.0
"""What it costs that a task without a number begins, and that it begins behind a cell of the last column."""
_LONGEST_CELL = 40


class Line(NamedTuple):
    """A line of a row, with the empty lines before it; `page` where a page ended before it."""

    start: int
    end: int
    blanks: int = 0
    page: bool = False


class Piece(NamedTuple):
    """Lines of one cell: the number of its column, and the first and last line."""

    column: int
    first: int
    last: int
    certain: bool
    new: bool = False
    """Whether a row without a number begins with it."""


def share(text: str, lines: Sequence[Line], columns: Columns) -> list[Piece]:
    r"""The cells of a row in the order of its lines; those of one column are one cell, which a page broke.

    >>> text = "Rà soát quy hoạch\nBộ Khoa học và\nCông nghệ\nCác bộ, ngành\nQuý I/2032\n"
    >>> at = [0, *(n + 1 for n, c in enumerate(text) if c == "\n")]
    >>> lines = [Line(start, end - 1) for start, end in zip(at, at[1:])]
    >>> [piece[:3] for piece in share(text, lines, ("task", "lead", "coordinate", "due"))]
    [(0, 0, 0), (1, 1, 2), (2, 3, 3), (3, 4, 4)]
    """
    breaks = [0, *(n for n, line in enumerate(lines) if line.page and n), len(lines)]
    loose = [_unfinished().search(text, max(line.start, line.end - 12), line.end) is not None for line in lines]
    found: list[Piece] = []
    for start, end in pairwise(breaks):
        last = max((n for n, one in enumerate(found) if one.new), default=0)
        begun = {one.column: one.last for one in found[last:]}
        found += _Row(text, lines, columns, start, end, begun, loose).cheapest()
    return found


def cut(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    r"""Lines with what may be two cells on one of them apart: a body, and right behind it another or a time.

    >>> text = "Bộ Y tế Các bộ, ngành"
    >>> [text[one.start : one.end] for one in cut(text, [Line(0, len(text))])]
    ['Bộ Y tế ', 'Các bộ, ngành']
    """
    starts: list[int] = []
    for line in lines:
        starts = [*starts[-2:], line.start]
        at = _second(text, line, starts)
        if at is None:
            yield line
        else:
            yield Line(line.start, at, line.blanks, line.page)
            yield Line(at, line.end)


def _second(text: str, line: Line, starts: Sequence[int]) -> int | None:
    """Where a second cell begins on a line, right behind a body that began on it or on one of the lines before."""
    for found in _BEFORE_A_CAPITAL.finditer(text, line.start, line.end):
        rest = Line(found.end(), line.end)
        begins = (
            _first().match(text, rest.start) or _time_begins().match(text, rest.start) or _begins("due", text, rest)
        )
        if begins and any(
            _first().match(text, start) and bodies_at(text, start, found.start())[1] == found.start()
            for start in starts
        ):
            return found.end()
    return None


def names_end(text: str, before: tuple[int, int], piece: tuple[int, int]) -> int:
    r"""Where in a piece of a cell the names end with which it goes on; its beginning where there are none.

    >>> text = "Bộ Khoa học và\nCông nghệ được giao"
    >>> text[15 : names_end(text, (0, 14), (15, 33))]
    'Công nghệ'
    """
    said = f"{text[before[0] : before[1]]}\n{text[piece[0] : piece[1]]}"
    behind = before[1] - before[0] + 1
    stop = 0
    for found in _first().finditer(said):
        if found.start() >= max(stop, behind):
            break
        if found.start() >= stop:
            _, stop = bodies_at(said, found.start(), len(said), semicolons=True)
    return piece[0] + max(0, stop - behind)


_BEFORE_A_CAPITAL = re.compile(rf"(?<=[^\W\d_]) +(?=[{CAPITALS}])")


class _Node(NamedTuple):
    """A line as the first of a cell; `own` where its row began on this page."""

    line: int
    column: int
    own: bool


_SOURCE, _END = _Node(-1, -1, False), _Node(-2, -2, False)


class _Edge(NamedTuple):
    """From the beginning of a cell to that of the next, by their numbers in `_Row.nodes`: the source first, the end of the row last."""

    cost: float
    of: int
    to: int
    new: bool = False


@dataclass
class _Row:
    """The lines of a row on one page."""

    text: str
    lines: Sequence[Line]
    columns: Columns
    start: int
    end: int
    begun: Mapping[int, int]
    """The cells that the pages before have of the same row: by column, the last line."""
    loose: Sequence[bool]
    """Of each line whether it cannot be the last of its cell."""
    spans: list[tuple[int, int]] = field(default_factory=list)
    """Names of bodies, each of which stands in one cell."""

    def cheapest(self) -> Iterator[Piece]:
        """The cells of the cheapest way, each with whether another is nearly as cheap."""
        here = range(self.start, self.end)
        self.width = max(self.lines[n].end - self.lines[n].start for n in here)
        self.told = [self._told(n) for n in here]
        self.sums = [[0.0, *accumulate(self._goes_on(n, c) for n in here)] for c in range(len(self.columns))]
        begins = dict(self._begins())
        self.nodes = [_SOURCE, *begins, _END]
        self.begins = [0.0, *begins.values(), 0.0]
        self.new = [self._new_row(node) if node.own else _NEVER for node in self.nodes]
        yield from self._pieces(_nearly_cheapest(list(self._edges()), len(self.nodes)))

    def _pieces(self, near: Sequence[tuple[float, _Edge]]) -> Iterator[Piece]:
        """The cells of the cheapest of some ways that cost nearly the same."""
        steps: dict[int, _Edge] = {}
        for _, edge in sorted(near, reverse=True):
            steps[edge.of] = edge
        before = steps.get(0)
        while before is not None and self.nodes[before.to] != _END:
            edge, at = steps[before.to], self.nodes[before.to]
            last = self._last(edge)
            if self.columns[at.column] in _BODIES:
                last = min(self._last(one) for _, one in near if self.nodes[one.of][:2] == at[:2])
            certain = not any(self._contradicts(one, at, last) for _, one in near)
            yield Piece(at.column, at.line, last, certain, before.new)
            before = edge

    def _last(self, edge: _Edge) -> int:
        to = self.nodes[edge.to]
        return (self.end if to == _END else to.line) - 1

    def _contradicts(self, edge: _Edge, at: _Node, last: int) -> bool:
        """Whether a step has another cell than one on its lines."""
        of, stop = self.nodes[edge.of], self._last(edge)
        if of == _SOURCE:
            return False
        same = of[:2] == at[:2] and (stop == last or self.columns[at.column] in _BODIES)
        return of.line <= last and at.line <= stop and not same

    # --- the ways -----------------------------------------------------------------------------------------------------

    def _begins(self) -> Iterator[tuple[_Node, float]]:
        """The cost of every line as the first of a cell, where it may be one."""
        for n in range(self.start, self.end):
            for own in (False, True) if self.begun else (True,):
                for c in range(len(self.columns)):
                    if (cost := self._begin(n, c, own)) < _NEVER:
                        yield _Node(n, c, own), cost + self._boundary(n)

    def _edges(self) -> Iterator[_Edge]:
        """Every step from one cell to the next, in the order of the lines."""
        ends = len(self.nodes) - 1
        lines = [node.line for node in self.nodes[:ends]]
        for n in range(1, bisect_right(lines, self.start)):
            node = self.nodes[n]
            if node.own != bool(self.begun):
                yield _Edge(self.begins[n] + self._empty(0, node.column, 0, node.own), 0, n)
            elif self.begun and self.new[n] < _NEVER:
                yield _Edge(self.begins[n] + self.new[n] + 0.2 * node.column, 0, n, True)
        for n in range(1, ends):
            yield from self._steps(
                n, range(bisect_right(lines, lines[n]), bisect_right(lines, lines[n] + _LONGEST_CELL))
            )

    def _steps(self, n: int, ahead: range) -> Iterator[_Edge]:
        """Every step from one cell: to the next column, to a new row, to the end."""
        node, inside = self.nodes[n], self._inside(self.nodes[n])
        line, column, own = node
        new_row = _BEHIND_THE_LAST if column == len(self.columns) - 1 else _NEW_ROW
        for m in ahead:
            to = self.nodes[m]
            goes_on = to.column > column and to.own == own
            if goes_on or self.new[m] < _NEVER:
                cost = inside[to.line - self.start] + self.begins[m]
                rest = self._empty(
                    column + 1, to.column if goes_on else len(self.columns), self.lines[to.line].blanks, own
                )
                more = 0.0 if goes_on else min(self.new[m], new_row) + 0.2 * to.column
                yield _Edge(cost + rest + more, n, m, not goes_on)
        if line + _LONGEST_CELL >= self.end:
            trailing = self.lines[self.end].blanks if self.end < len(self.lines) else 0
            rest = self._empty(column + 1, len(self.columns), trailing, own)
            yield _Edge(inside[self.end - self.start] + rest, n, len(self.nodes) - 1)

    def _inside(self, node: _Node) -> Sequence[float]:
        """The cost of the lines of a cell behind its first, by where it ends."""
        sums = self.sums[node.column]
        before = sums[node.line + 1 - self.start]
        return [one - before for one in sums]

    def _empty(self, start: int, end: int, blanks: int, own: bool) -> float:
        """The cost of empty cells; empty lines speak for them."""
        cost = 0.0
        for column in range(start, end):
            last = None if own else self.begun.get(column)
            if last is not None:
                cost += 3.0 * self.loose[last]
            else:
                cost += min(1.0, _EMPTY[self.columns[column]]) if blanks > 0 else _EMPTY[self.columns[column]]
                blanks -= 1
        return cost

    def _new_row(self, node: _Node) -> float:
        """The cost of a row without a number that begins with a line."""
        before, item = "task" in self.columns[: node.column], self.told[node.line - self.start].number
        if before or item or self.told[node.line - self.start].lower or (node.line and self.loose[node.line - 1]):
            return _NEVER
        if self.lines[node.line].blanks and _PART.match(self.text, self.lines[node.line].start):
            return 0.0
        return 2.0 if self.lines[node.line].blanks or node.line == self.start else _NEW_ROW

    # --- a line -------------------------------------------------------------------------------------------------------

    def _told(self, n: int) -> "_Told":
        line = self.lines[n]
        text = self.text
        words = text[line.start : line.end]
        bullet = _BULLET.match(text, line.start, line.end)
        at = bullet.end() if bullet else line.start
        body = False
        inside = any(start < line.start < end for start, end in self.spans)
        named = text[at].isupper() and not inside and _first().match(text, at, self.lines[-1].end) is not None
        if named:
            bodies, _ = bodies_at(text, at, min(self.lines[-1].end, line.start + 400), semicolons=True)
            body = bool(bodies)
            self.spans += [(one.start, self._name_end(n, one)) for one in bodies]
        opens = _time_begins().match(text, line.start, self.lines[-1].end) is not None
        again = len(words) <= _SHORT and words[0].isupper() and read_time(words).kind in ("recurring", "done")
        return _Told(
            body,
            int(bullet["number"] or 0) if bullet else 0,
            not (text[at].isupper() or text[at].isdigit() or text[at] in '≥≤<>~("“-+'),
            (opens or again) and len(words) <= _SHORT,
            opens,
            _FIGURE.fullmatch(text, line.start, line.end) is not None,
            named,
        )

    def _name_end(self, n: int, body: Body) -> int:
        """Where a name ends that begins on a line or behind it; a group ends before a line with a capital that follows no comma."""
        if not body.name.startswith("Các "):
            return body.end
        for before, line in zip(range(n, self.end), range(n + 1, self.end), strict=False):
            start = self.lines[line].start
            if start >= body.end:
                return body.end
            if start > body.start and self.text[start].isupper() and not self.loose[before]:
                return self.lines[before].end
        return body.end

    def _begin(self, n: int, column: int, own: bool) -> float:
        """The cost of a line as the first of a cell."""
        name, told, line = self.columns[column], self.told[n - self.start], self.lines[n]
        if not own and (last := self.begun.get(column)) is not None:
            return self._again(n, column, last)
        if told.number > 1 and not (n == self.start and name == "task"):
            return _NEVER
        if told.lower:
            return 2.0 if name == "task" and n == self.start else _NEVER
        if name == "task":
            return 0.0 if not told.time else 3.0
        if name in _BODIES:
            return (
                -2.0 if told.body else 2.0 if told.named else 3.0 if told.number == 1 else _NEVER if told.time else 5.0
            )
        if name == "due":
            return -2.0 if told.time else 0.0 if told.opens_time or _begins("due", self.text, line) else _NEVER
        if name == "target":
            figure = _FIGURE.match(self.text, line.start, line.end)
            return -1.0 if figure else 0.0 if _begins("target", self.text, line) else 5.0
        if told.time:
            return _NEVER
        if name not in ("output", "level", "basis") or (name == "output" and told.body):
            return 4.0
        return -1.0 if _begins(name, self.text, line) else 4.0

    def _again(self, n: int, column: int, last: int) -> float:
        """The cost of a line that goes on with a cell that the page before has begun."""
        told, unfinished = self.told[n - self.start], self.loose[last]
        name = self.columns[column]
        if name in _BODIES or name == "level":
            if self._joined(last, n):
                return -4.0
            return 2.0 if unfinished and not told.time else _NEVER if told.time else 4.0 if told.lower else 6.0
        if name == "due" and not told.lower and not told.time:
            return _NEVER
        if told.time:
            return 6.0
        if name == "task":
            return 0.0 if unfinished or told.lower else 5.0
        return 1.0 if unfinished else 3.0 if told.lower else 5.0

    def _joined(self, last: int, n: int) -> bool:
        """Whether a name that one line begins goes on with another, on the next page."""
        before, behind = self.lines[last], self.lines[n]
        first = max(0, before.start - 60)
        head = self.text[max(first, self.text.rfind("\n\n", first, before.start)) : before.end]
        said = f"{head}\n{self.text[behind.start : behind.end]}"
        for found in _first().finditer(said, 0, len(head)):
            bodies, _ = bodies_at(said, found.start(), len(said))
            if any(one.start < len(head) < one.end - 2 for one in bodies):
                return bodies_at(said, found.start(), len(head))[1] < len(head)
        return False

    def _goes_on(self, n: int, column: int) -> float:
        """The cost of a line inside a cell."""
        name, told = self.columns[column], self.told[n - self.start]
        whole = not (n > self.start and self._broken(n))
        if told.time and name != "due":
            return 3.0 if whole else 0.0
        if name == "task" and told.figure and "target" in self.columns:
            return 2.0
        if told.lower or not whole:
            return 0.0
        if name == "task":
            return (1.5 if told.body else 0.5 if told.number == 1 else 0.0) + (2.0 if self._ends_early(n) else 0.0)
        if name == "lead":
            return 0.0 if told.number > 1 else 1.5 if told.body or told.named else 2.0
        if name in ("coordinate", "bodies", "level"):
            return 0.0 if told.number > 1 else 0.5 if told.body else 2.0
        if name == "due" and self.text[self.lines[n].start].isdigit() and not told.number:
            return 0.5
        return 3.0 if name in ("due", "target") else 1.0

    def _ends_early(self, n: int) -> bool:
        """Whether the first word of a line would have found room on the line before, as the widest line of the row shows."""
        if n == self.start:
            return False
        before, line = self.lines[n - 1], self.lines[n]
        word = _WORD.match(self.text, line.start)
        return before.end - before.start + 1 + (word.end() - line.start if word else 0) < self.width * 0.85

    def _boundary(self, n: int) -> float:
        """The cost of an end of a cell before a line."""
        if n == self.start:
            return 0.0
        broken = self._broken(n)
        last = self.text[self.lines[n - 1].end - 1]
        if self._is_cut() and broken:
            return 1.0
        return 8.0 if broken else 3.0 if last == ";" else 0.0

    def _is_cut(self) -> bool:
        """Whether the row goes on behind a page break, so that any of its cells may be unfinished."""
        return self.end < len(self.lines) and self.lines[self.end].page

    def _broken(self, n: int) -> bool:
        """Whether a line goes on with the one before: a name goes over both, or that one is unfinished."""
        end, start = self.lines[n - 1].end, self.lines[n].start
        counted = self.text[start].isdigit() and _COUNTS.search(self.text, max(0, end - 8), end) is not None
        return self.loose[n - 1] or counted or any(first < end and start < last for first, last in self.spans)


def _nearly_cheapest(edges: Sequence[_Edge], nodes: int) -> list[tuple[float, _Edge]]:
    """The steps of the ways from the first node to the last that cost nearly the least, each with what its cheapest way costs."""
    ahead = [0.0, *[_FAR] * (nodes - 1)]
    for cost, of, to, _ in edges:
        if ahead[of] + cost < ahead[to]:
            ahead[to] = ahead[of] + cost
    behind = [*[_FAR] * (nodes - 1), 0.0]
    for cost, of, to, _ in reversed(edges):
        if behind[to] + cost < behind[of]:
            behind[of] = behind[to] + cost
    least = ahead[-1] + _MARGIN
    return [(whole, edge) for edge in edges if (whole := ahead[edge.of] + edge.cost + behind[edge.to]) <= least]


class _Told(NamedTuple):
    """What a line looks like.

    A body at its beginning, the number of an item of a list, small letters, a time, a figure, the first words of a body
    that may be unknown.
    """

    body: bool
    number: int
    lower: bool
    time: bool
    opens_time: bool
    figure: bool
    named: bool


_BULLET = re.compile(r"(?:\(?(?P<number>\d{1,2})[.)](?!\d)|[-+•*])\s*(?=\S)")
_WORD = re.compile(r"\S+")
_FIGURE = re.compile(r"[≥≤<>~]? ?\d[\d.,]*(?: ?- ?\d[\d.,]*)? ?(?:%|$)")
_PART = re.compile(r"-\s*(?=[^\W\d])|Trong đó(?!\w)")
_COUNTS = re.compile(r"(?<!\w)(?i:năm|quý|số|khóa|điều|khoản|mục)$")
_SHORT = 30
"""A line that is a time has so many characters at most."""


@cache
def _first() -> re.Pattern[str]:
    return re.compile(first())


@cache
def _time_begins() -> re.Pattern[str]:
    """The beginning of a time that has a day or a year behind it, perhaps on the next line."""
    return re.compile(
        rf"(?=[{CAPITALS}\d])(?i:(?:(?:trước|đến|hết|trong|từ|đầu|cuối|chậm\s+nhất|giai\s+đoạn)\s+)?(?:(?:hết|ngày)\s+)?"
        r"(?:quý\s+(?:IV|I{1,3}|[1-4])|tháng\s+\d{1,2}|năm\s+(?:19|20)\d\d|ngày\s+\d|\d{1,2}/\d|(?:19|20)\d\d(?![\d.,])))"
    )


@cache
def _unfinished() -> re.Pattern[str]:
    words, heads = (alternatives(table("cells")[key]) for key in ("unfinished", "heads"))
    return re.compile(rf"(?:[,(/–-]|(?<![\w/])(?:(?i:{words})|{heads}))$")


@cache
def _openings(name: Field) -> re.Pattern[str]:
    words = alternatives(one for entry in entries("cells") if entry["field"] == name for one in entry["words"])
    return re.compile(rf"(?:{words})(?!\w)")


def _begins(name: Field, text: str, line: Line) -> bool:
    """Whether a line begins with words that the lexicon has for a column; they may go on over the next lines."""
    return _openings(name).match(text, line.start, min(len(text), line.end + 40)) is not None
