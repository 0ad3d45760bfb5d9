"""Lines drawn on a page -> the cells of its tables: where two lines cross four times around nothing, there is a cell.

Coordinates are those of a PDF: points, upward. Tables are told by their lines alone; what is set in columns without
lines is no table here.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Segment = tuple[float, float, float, float]
"""x and y of one end, x and y of the other."""
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_NEAR = 3.0  # points: lines that nearly meet do meet, and a line drawn as a thin box is a line
_SHORT = 4.0  # points: underlinings of a letter, dots
_FEW = 4  # cells: fewer are a frame


@dataclass(frozen=True)
class Ruled:
    """A cell: its box, and the row and column at which it begins, with how many it covers; both count from 1."""

    box: Box
    row: int
    column: int
    rows: int
    columns: int


def tables(segments: Iterable[Segment]) -> list[list[Ruled]]:
    """The tables that the lines of a page make, the highest first; the cells of each row after row.

    >>> grid = [(0, y, 20, y) for y in (0, 10, 20)] + [(x, 0, x, 20) for x in (0, 10, 20)]
    >>> [(cell.row, cell.column, cell.box) for cell in tables(grid)[0]][:2]
    [(1, 1, (0.0, 10.0, 10.0, 20.0)), (1, 2, (10.0, 10.0, 20.0, 20.0))]
    """
    across, upright = _lines(segments)
    found = _together(list(_cells(across, upright)))
    large = [_counted(boxes) for boxes in found if len(boxes) >= _FEW]
    return sorted(
        (one for one in large if one[-1].column > 1 or one[-1].columns < one[0].columns), key=lambda one: -one[0].box[3]
    )


_Line = tuple[float, float, float]
"""Where a line stands (x of an upright one, y of another), and from where to where it runs."""


def _lines(segments: Iterable[Segment]) -> tuple[list[_Line], list[_Line]]:
    """Lines across and upright lines; pieces of one line are put together."""
    across, upright = [], []
    for left, bottom, right, top in segments:
        if abs(top - bottom) <= _NEAR < abs(right - left):
            across.append(((top + bottom) / 2, min(left, right), max(left, right)))
        elif abs(right - left) <= _NEAR < abs(top - bottom):
            upright.append(((left + right) / 2, min(top, bottom), max(top, bottom)))
    return _joined(across), _joined(upright)


def _joined(lines: list[_Line]) -> list[_Line]:
    """Lines that stand at one place, their overlapping pieces as one."""
    found: list[_Line] = []
    for at, start, end in _aligned(lines):
        if found and found[-1][0] == at and start <= found[-1][2] + _NEAR:
            found[-1] = at, found[-1][1], max(end, found[-1][2])
        else:
            found.append((at, start, end))
    return [one for one in found if one[2] - one[1] > _SHORT]


def _aligned(lines: list[_Line]) -> list[_Line]:
    """Lines in order, those that nearly stand at one place put there."""
    moved, last = [], float("-inf")
    for at, start, end in sorted(lines):
        last = last if at - last <= _NEAR else at
        moved.append((last, start, end))
    return sorted(moved)


def _cells(across: Sequence[_Line], upright: Sequence[_Line]) -> Iterator[Box]:
    """Every smallest box whose four corners are crossings, and whose four sides are drawn."""
    right_of, below = defaultdict(list), defaultdict(list)
    for y, left, right in across:
        for x, bottom, top in upright:
            if left - _NEAR <= x <= right + _NEAR and bottom - _NEAR <= y <= top + _NEAR:
                right_of[x, y].append((left, right))
                below[x, y].append((bottom, top))
    xs, ys = sorted({x for x, _ in right_of}), sorted({y for _, y in right_of})
    for x, y in right_of:
        box = _cell(x, y, xs, ys, right_of, below)
        if box is not None:
            yield box


_Runs = dict[tuple[float, float], list[tuple[float, float]]]


def _cell(x: float, y: float, xs: Sequence[float], ys: Sequence[float], across: _Runs, upright: _Runs) -> Box | None:
    """The box whose upper left corner is a crossing."""
    lower = [low for low in reversed(ys[: bisect_left(ys, y)]) if _drawn(upright.get((x, low)), low, y)]
    for right in xs[bisect_left(xs, x) + 1 :]:
        if not _drawn(across.get((right, y)), x, right):
            continue
        for low in lower:
            corner = right, low
            if corner in across and _drawn(across[corner], x, right) and _drawn(upright[corner], low, y):
                return x, low, right, y
    return None


def _drawn(runs: list[tuple[float, float]] | None, start: float, end: float) -> bool:
    return any(left - _NEAR <= start and end <= right + _NEAR for left, right in runs or ())


def _together(boxes: list[Box]) -> list[list[Box]]:
    """Cells that share a corner are of one table."""
    group: dict[tuple[float, float], set[int]] = defaultdict(set)
    for number, (left, bottom, right, top) in enumerate(boxes):
        for corner in ((left, bottom), (left, top), (right, bottom), (right, top)):
            group[corner].add(number)
    beside: dict[int, set[int]] = defaultdict(set)
    for numbers in group.values():
        for number in numbers:
            beside[number] |= numbers
    found, seen = [], set()
    for first in range(len(boxes)):
        if first in seen:
            continue
        waiting, table = [first], []
        seen.add(first)
        while waiting:
            number = waiting.pop()
            table.append(boxes[number])
            fresh = beside[number] - seen
            seen |= fresh
            waiting += fresh
        found.append(table)
    return found


def _counted(boxes: Sequence[Box]) -> list[Ruled]:
    """The cells of a table with their rows and columns."""
    tops, lefts = sorted({box[3] for box in boxes}, reverse=True), sorted({box[0] for box in boxes})
    found = [
        Ruled(
            box, tops.index(box[3]) + 1, lefts.index(box[0]) + 1,
            sum(box[1] < top <= box[3] for top in tops), sum(box[0] <= left < box[2] for left in lefts),
        )
        for box in boxes
    ]  # fmt: skip
    return sorted(found, key=lambda cell: (cell.row, cell.column))
