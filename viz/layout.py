"""Positions on the map: frames, chapters as newspaper blocks, sections as columns, tasks as cards; pure functions.

Every card has one size, so positions need no measuring of text and the same graph always has the same map. All
edges align to one column pitch. Lengths are pixels at zoom 1; x runs right, y down; a box is named by its top left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil, sqrt

from viz.outline import Chapter, Column, Outline

CARD = (280, 86)
PITCH = (296, 94)
SECTION_HEADER, CHAPTER_HEADER, FRAME_HEADER = 130, 100, 216
BARE_HEADER = 46  # of a section that needs no title: its chapter has it, or its document has no headings
MARGIN = 40  # inside a frame
CHAPTER_GAP = 56
FRAME_GAP = 160
CLOSED = (1480, 260)  # a frame of which only the number of tasks is shown
CITED = (440, 70)  # a cited document
CITED_PITCH = 74
ASPECT = 1.62
_CAPS = tuple(range(4, 11))  # how many cards a column may hold
_WIDTHS = tuple(range(3, 15))  # how many columns a chapter may span
_MANY = 400  # tasks; beyond, wider and longer columns are tried, too


@dataclass(frozen=True)
class Box:
    """A rectangle that belongs to a thing.

    A section's counts the `rows` and `columns` of its cards, and says how high the `header` above them is.
    """

    id: str
    x: int
    y: int
    width: int
    height: int
    rows: int = 0
    columns: int = 0
    header: int = 0

    @property
    def right(self) -> int:
        """Where it ends to the right."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """Where it ends below."""
        return self.y + self.height

    def moved(self, x: int, y: int) -> "Box":
        """The same box further right and down."""
        return Box(self.id, self.x + x, self.y + y, self.width, self.height, self.rows, self.columns, self.header)


@dataclass(frozen=True)
class Layout:
    """Where everything stands."""

    frames: tuple[Box, ...] = ()
    chapters: tuple[Box, ...] = ()
    sections: tuple[Box, ...] = ()
    tasks: tuple[Box, ...] = ()
    cited: tuple[Box, ...] = ()
    groups: tuple[Box, ...] = ()

    def moved(self, x: int, y: int) -> "Layout":
        """The whole further right and down."""
        return Layout(*(tuple(box.moved(x, y) for box in boxes) for boxes in self._all))

    def beside(self, other: "Layout") -> "Layout":
        """Both together."""
        return Layout(*(mine + theirs for mine, theirs in zip(self._all, other._all, strict=True)))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height from the origin."""
        boxes = [box for boxes in self._all for box in boxes]
        return max((box.right for box in boxes), default=0), max((box.bottom for box in boxes), default=0)

    @property
    def _all(self) -> tuple[tuple[Box, ...], ...]:
        return self.frames, self.chapters, self.sections, self.tasks, self.cited, self.groups


def arrange(outlines: Sequence[Outline], cited: Sequence[tuple[str, Sequence[str]]] = ()) -> Layout:
    """The map: the frames in rows, and left of them the cited documents in named groups.

    >>> one = Outline("d", (Chapter("d~I", (Column("d~I.1", ("d~I.1~1", "d~I.1~2")),)),))
    >>> [(task.x, task.y) for task in arrange([one]).tasks]
    [(40, 446), (336, 446)]
    """
    opened = sorted(outlines, key=lambda outline: not outline.chapters)  # what is only counted stands behind
    frames = _in_rows([frame(outline) for outline in opened])
    _, height = frames.size
    documents = _documents(cited, height)
    width, _ = documents.size
    return documents.beside(frames.moved(width + FRAME_GAP // 2 if width else 0, 0))


# --- one document ------------------------------------------------------------------------------------------------


def frame(outline: Outline) -> Layout:
    """A document: of all packings tried the one whose shape comes nearest to a screen's, with least empty space."""
    if not outline.chapters:
        return Layout(frames=(Box(outline.document, 0, 0, *CLOSED),))
    caps, widths = _choices([len(column.tasks) for chapter in outline.chapters for column in chapter.columns])
    tried = [_packing(outline, cap, width) for cap in caps for width in widths]
    best = min(tried, key=lambda packing: _badness(packing.size))
    body = Layout()
    for block, (x, y) in zip(best.blocks, best.places, strict=True):
        body = body.beside(block.moved(x, y))
    body = body.moved(MARGIN, FRAME_HEADER)
    across, down = body.size
    return replace(body, frames=(Box(outline.document, 0, 0, across + MARGIN, down + MARGIN),))


def _choices(sections: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """How long columns and how wide chapters to try for sections of so many tasks: none that changes nothing."""
    tasks = sum(sections)
    if tasks < _MANY:
        return _useful(_CAPS, max(sections)), _useful(_WIDTHS, tasks)
    across = sqrt(ASPECT * PITCH[1] / PITCH[0] * tasks)  # so many columns of cards have the shape of a screen
    return (6, 9, 16, 32), tuple(ceil(across * share) for share in (0.3, 0.5, 0.7, 0.85, 1.0, 1.2))


def _useful(choices: tuple[int, ...], enough: int) -> tuple[int, ...]:
    return choices[: 1 + sum(one < enough for one in choices)]


def _badness(size: tuple[int, int]) -> float:
    width, height = size
    shape = max(width / height / ASPECT, ASPECT * height / width)
    return float(width * height * shape**1.5)


@dataclass(frozen=True)
class _Packing:
    """Chapters and where each would stand, before anything is moved."""

    blocks: tuple[Layout, ...]
    places: tuple[tuple[int, int], ...]
    size: tuple[int, int]


def _packing(outline: Outline, cap: int, width: int) -> _Packing:
    """Chapters one under another, in as few side-by-side stacks as fit the screen's shape best."""
    blocks = tuple(_chapter(chapter, cap, width) for chapter in outline.chapters)
    sizes = [block.size for block in blocks]
    heights = sorted(set(accumulate(down + CHAPTER_GAP for _, down in sizes)))
    tried = [_stacked(sizes, height) for height in heights]
    places, size = min(tried, key=lambda one: _badness((one[1][0] + 2 * MARGIN, one[1][1] + FRAME_HEADER + MARGIN)))
    return _Packing(blocks, tuple(places), (size[0] + 2 * MARGIN, size[1] + FRAME_HEADER + MARGIN))


def _stacked(sizes: Sequence[tuple[int, int]], height: int) -> tuple[list[tuple[int, int]], tuple[int, int]]:
    """Places in reading order, a new stack where one would grow beyond a height; and the size of the whole."""
    places, x, y, widest, deepest = list[tuple[int, int]](), 0, 0, 0, 0
    for across, down in sizes:
        if y and y + down > height:
            x, y, widest = x + widest + CHAPTER_GAP, 0, 0
        places.append((x, y))
        y, widest, deepest = y + down + CHAPTER_GAP, max(widest, across), max(deepest, y + down)
    return places, (x + widest, deepest)


def _chapter(chapter: Chapter, cap: int, width: int) -> Layout:
    """A chapter: its sections fill line after line, each as wide as its tasks need."""
    header = CHAPTER_HEADER if chapter.section else 0
    bare = len(chapter.columns) == 1 and chapter.columns[0].section == chapter.section
    head = BARE_HEADER if bare else SECTION_HEADER
    placed, y = Layout(), header
    for line in _lines(chapter.columns, cap, width):
        rows = max(ceil(len(column.tasks) / span) for column, span in line)
        starts = [0, *accumulate(span for _, span in line)]
        for (column, span), start in zip(line, starts, strict=False):
            placed = placed.beside(_section(column, span, rows, head).moved(start * PITCH[0], y))
        y += head + rows * PITCH[1] + CHAPTER_GAP // 2
    across, down = placed.size
    box = (Box(chapter.section, 0, 0, across, down),) if chapter.section else ()
    return replace(placed, chapters=box)


def _lines(columns: Sequence[Column], cap: int, width: int) -> Iterator[list[tuple[Column, int]]]:
    line: list[tuple[Column, int]] = []
    for column in columns:
        alone = len(columns) == 1  # a chapter of one section runs across, not down
        span = min(len(column.tasks) if alone else ceil(len(column.tasks) / cap), width)
        if line and sum(taken for _, taken in line) + span > width:
            yield line
            line = []
        line.append((column, span))
    if line:
        yield line


def _section(column: Column, span: int, rows: int, head: int) -> Layout:
    """A section: its tasks down the first column, then down the next; its box reaches as far as its line's."""
    deep = ceil(len(column.tasks) / span)
    tasks = tuple(Box(id, n // deep * PITCH[0], head + n % deep * PITCH[1], *CARD) for n, id in enumerate(column.tasks))
    width, height = span * PITCH[0] - (PITCH[0] - CARD[0]), head + rows * PITCH[1]
    return Layout(tasks=tasks, sections=(Box(column.section or "", 0, 0, width, height, rows, span, head),))


# --- several documents -------------------------------------------------------------------------------------------


def _in_rows(frames: Sequence[Layout]) -> Layout:
    """Frames in reading order, in as many rows as come nearest to the screen's shape."""
    if not frames:
        return Layout()
    total = sum(frame.size[0] + FRAME_GAP for frame in frames)
    tried = [_rows(frames, total / rows) for rows in range(1, min(len(frames), 12) + 1)]
    return min(tried, key=lambda layout: _badness(layout.size))


def _rows(frames: Sequence[Layout], width: float) -> Layout:
    placed, x, y, tallest = Layout(), 0, 0, 0
    for one in frames:
        across, down = one.size
        if x and x + across > width:
            x, y, tallest = 0, y + tallest + FRAME_GAP, 0
        placed = placed.beside(one.moved(x, y))
        x, tallest = x + across + FRAME_GAP, max(tallest, down)
    return placed


def _documents(groups: Sequence[tuple[str, Sequence[str]]], height: int) -> Layout:
    """Cited documents in columns as high as the frames, spread over their height; a group begins with its title."""
    lines = [line for name, ids in groups if ids for line in (_GAP, (name, None), *((name, id) for id in ids))][1:]
    if not lines:
        return Layout()
    columns = ceil(len(lines) * CITED_PITCH / max(1.2 * height, 12 * CITED_PITCH))
    deep = ceil(len(lines) / columns)
    pitch = max(CITED_PITCH, min(height / deep, 1.25 * CITED_PITCH) if columns == 1 else CITED_PITCH)
    cited, titles = list[Box](), list[Box]()
    for n, (name, id) in enumerate(lines):
        box = Box(id or name, n // deep * (CITED[0] + 24), round(n % deep * pitch), *CITED)
        if name:
            (titles if id is None else cited).append(box)
    return Layout(cited=tuple(cited), groups=tuple(titles))


_GAP = ("", None)  # an empty line above a group's title


def overlapping(boxes: Sequence[Box]) -> list[tuple[str, str]]:
    """Pairs of boxes that cover one another: none on a good map."""
    ordered, found, open_boxes = sorted(boxes, key=lambda box: box.x), [], list[Box]()
    for box in ordered:
        open_boxes = [one for one in open_boxes if one.right > box.x]
        found += [(one.id, box.id) for one in open_boxes if one.y < box.bottom and box.y < one.bottom]
        open_boxes.append(box)
    return found
