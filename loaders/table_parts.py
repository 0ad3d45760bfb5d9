"""Task tables -> parts of the tree: a table beneath the heading that it follows, its groups, and a row for each task.

B1          the first table of a document that has no heading above it; II.3.B1 beneath II.3
B1.II       a group of its rows
B1.II/4     the row numbered 4 in it; the fourth where numbers are missing or come twice
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from loaders.document import Document
from loaders.structure import Part, structure
from loaders.tables import Row, TaskTable

_HOLDS = ("part", "chapter", "section", "article", "group")


@dataclass
class _Group:
    """A heading of a table, or the table itself, with what stands beneath it."""

    label: str
    level: int
    row: Row | None = None
    beneath: list["_Group | Row"] = field(default_factory=list)


def structured(document: Document, tables: Sequence[TaskTable]) -> tuple[Part, ...]:
    """The parts of a document whose task tables are known: their cells are no headings of the text around them."""
    return with_tables(structure(document, [(one.start, one.end) for one in tables]), tables)


def with_tables(parts: Sequence[Part], tables: Sequence[TaskTable]) -> tuple[Part, ...]:
    """The tree with every task table in its place."""
    found = tuple(parts)
    for number, table in enumerate(tables, 1):
        found = _placed(found, table, number, "")
    return found


def _placed(parts: tuple[Part, ...], table: TaskTable, number: int, above: str) -> tuple[Part, ...]:
    """Parts with a table beneath the last heading that begins before it, else between them."""
    before = [at for at, part in enumerate(parts) if part.start < table.start]
    last = before[-1] if before else -1
    if last >= 0 and parts[last].type in _HOLDS:
        part = parts[last]
        children = _placed(part.children, table, number, part.place)
        grown = replace(part, children=children, end=max(part.end, table.end))
        return (*parts[:last], grown, *parts[last + 1 :])
    return (*parts[: last + 1], _table(table, f"{above}.B{number}".lstrip(".")), *parts[last + 1 :])


def _table(table: TaskTable, place: str) -> Part:
    root = _Group("", -1)
    open_groups = [root]
    for row in table.rows:
        if row.level is not None:
            while open_groups[-1].level >= row.level:
                open_groups.pop()
            group = _Group(row.label, row.level, row)
            open_groups[-1].beneath.append(group)
            open_groups.append(group)
        else:
            open_groups[-1].beneath.append(row)
    return Part(place, "table", table.start, table.end, (table.start, table.start), tuple(_beneath(root, place)))


def _beneath(group: _Group, place: str) -> Iterator[Part]:
    """Groups and rows; those whose labels are missing or come twice are counted."""
    labels = Counter(one.label for one in group.beneath)
    for count, one in enumerate(group.beneath, 1):
        label = one.label if one.label and labels[one.label] == 1 else f"{count}"
        if labels[label] and label != one.label:
            label = f"{count}-{count}"
        if isinstance(one, Row):
            yield Part(f"{place}/{label}", "row", one.start, max(one.end, one.own[1]), one.own)
        elif one.row is not None:
            below = f"{place}.{label}"
            children = tuple(_beneath(one, below))
            end = max([one.row.end, *(child.end for child in children)])
            yield Part(below, "section", one.row.own[0], end, one.row.own, children)
