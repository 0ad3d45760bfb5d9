"""What the columns of a task table hold, told by their headers, and the table with its rows as everything behind sees it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, get_args

from graph.text import fold
from loaders.lexicon import entries

Field = Literal[
    "no",
    "task",
    "lead",
    "coordinate",
    "bodies",
    "output",
    "due",
    "level",
    "target",
    "basis",
    "state",
    "note",
    "id",
    "seal",
]
FIELDS: tuple[str, ...] = get_args(Field)
Columns = Mapping[str, Field]
"""Headers that a user has named, folded, with the field that they stand over."""

_LONGEST_HEADER = 80
NAMING: frozenset[Field] = frozenset(("no", "task", "id", "seal"))
"""The cells of a row that say whose row it is, and nothing of the work."""


@dataclass(frozen=True, slots=True)
class Held:
    """The words of one cell and what its column holds."""

    field: Field
    start: int
    end: int
    rest: tuple[tuple[int, int], ...] = ()
    """Where its words go on behind a page break, in a text whose cells follow each other."""


@dataclass
class Row:
    """A task, or the heading of a group, with its cells in the order of the text."""

    label: str
    cells: list[Held]
    level: int | None = None
    """How deep a group stands, the letters of the alphabet outermost; None of a task."""
    own: tuple[int, int] = (0, 0)
    """The words of the task or heading."""
    start: int = 0
    end: int = 0
    named: str = ""
    """The id of a task that is known already, where an export wrote it into the table."""
    sealed: bool = False
    """Whether the table says how its cells were handed out."""


@dataclass
class TaskTable:
    """One table that assigns work. `heads` are the words of its header, as they stand."""

    name: str
    heads: tuple[str, ...]
    fields: frozenset[Field]
    start: int
    end: int = 0
    rows: list[Row] = field(default_factory=list)
    unread: dict[str, None] = field(default_factory=dict)
    """Headers that name no field and have words beneath them, in their order."""


def field_of(header: str, named: Columns | None = None) -> Field | None:
    r"""What stands below a header; the longest words of the lexicon that it holds decide.

    >>> field_of("Cơ quan\nchủ trì"), field_of("Thời gian hoàn thành"), field_of("Đơn giá")
    ('lead', 'due', None)
    """
    said = fold(" ".join(header.split()))
    if named and said in named:
        return named[said]
    return told(said)[1]


@lru_cache(maxsize=4096)
def told(said: str) -> tuple[int, Field | None]:
    """What stands below a folded header, and how many of its characters say so."""
    if not said or len(said) > _LONGEST_HEADER:
        return 0, None
    held = [(len(words), name) for words, name in headers("words") if words in said and _stands(words, said)]
    whole = [(len(words), name) for words, name in headers("whole") if words == said.strip(" :*.()")]
    return max([*held, *whole]) if held or whole else (0, None)


def _stands(words: str, said: str) -> bool:
    """Whether words stand in a header as words."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", said) is not None


@cache
def headers(key: str) -> Sequence[tuple[str, Field]]:
    """The folded words of headers, with what stands below them: those that a header may hold, or that are all of it."""
    return [(fold(words), entry["field"]) for entry in entries("columns") for words in entry.get(key, ())]


def group(label: str, own: tuple[int, int]) -> Row:
    """The heading of a group of rows; a numeral stands above a number, a letter above both.

    >>> group("II", (0, 8)).level, group("1", (0, 8)).level, group("1.2", (0, 8)).level
    (1, 2, 3)
    """
    dots = label.count(".")
    level = (
        1 if re.fullmatch(r"[IVXLC]+", label) else 0 if label.isalpha() else dots + (1 if label[:1].isalpha() else 2)
    )
    return Row(label, [], level if label else 0, own, *own)


def number_groups(rows: Sequence[Row]) -> None:
    """A numbered row with nothing but its words is the heading of those numbered beneath it: 1, then 1.1, 1.2."""
    for row, below in pairwise(rows):
        bare = {one.field for one in row.cells} <= {"no", "task"}
        if row.level is None and bare and row.label and below.label.startswith(f"{row.label}."):
            row.level, row.cells = 2 + row.label.count("."), []
