"""Indicators of statistics -> task tables: each is work that somebody has to collect and compile, again and again.

    0102. Tỷ số giới tính khi sinh                                  the task: a code with a name
    1. Khái niệm, phương pháp tính ...                              what it means: nobody's work
    3. Kỳ công bố: Năm.                                             its time
    5. Cơ quan chịu trách nhiệm thu thập, tổng hợp: Bộ Y tế.        who leads; on lines of their own who leads and who takes part

The words stand in data/lexicon/indicators.yaml. An indicator that names nobody is no task, and one alone makes no table.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from loaders.chrome import CAPITALS
from loaders.columns import Field, Held, Row, TaskTable, group
from loaders.document import Document
from loaders.lexicon import alternatives, entries

_LONGEST = 20_000
"""Characters of one indicator; what defines it may have formulas and lists."""
_LONGEST_HEADING = 850
_VALUE = 500
_GROUP = 300


def indicator_tables(document: Document) -> tuple[TaskTable, ...]:
    r"""The indicators of a document, as one table for each run of them.

    >>> from loaders.document import document
    >>> one = "0{0}. Số bến\n1. Khái niệm\n2. Kỳ công bố: Năm.\n3. Đơn vị chịu trách nhiệm thu thập, tổng hợp: Cục A.\n"
    >>> read = document("a.txt", (one.format(101) + one.format(102)).encode())
    >>> [[read.quote(cell.start, cell.end) for cell in row.cells] for row in indicator_tables(read)[0].rows]
    [['0101', 'Số bến', 'Kỳ công bố: Năm', 'Cục A'], ['0102', 'Số bến', 'Kỳ công bố: Năm', 'Cục A']]
    """
    text = document.plain
    begins = list(_headings(text))
    if len(begins) < 2:
        return ()
    tables: list[list[Row]] = [[]]
    last = begins[0].start()
    for found, after in pairwise([*begins, None]):
        assert found is not None
        if found.start() - last > _LONGEST:
            tables.append([])
        end = min(after.start() if after else len(text), found.end() + _LONGEST)
        cells = list(_said(text, found.end(), end))
        if any(field == "lead" for field, *_ in cells):
            above = _group_above(text, max(last, found.start() - _GROUP), found.start())
            tables[-1] += [group(one["label"], _span(document, one, "name")) for one in above]
            tables[-1].append(_row(document, found, cells))
        last = max([found.end(), *(stop for *_, stop in cells)])
    return tuple(_table(rows) for rows in tables if sum(row.level is None for row in rows) > 1)


def _headings(text: str) -> Iterator[re.Match[str]]:
    """The headings of indicators: each stands right before the first line of what it means, which is rare."""
    end = 0
    for line in _first().finditer(text):
        found = _heading().search(text, max(end, line.start() - _LONGEST_HEADING), line.end())
        if found is not None:
            end = found.end()
            yield found


def _said(text: str, at: int, end: int) -> Iterator[tuple[Field, int, int]]:
    """What the numbered lines of an indicator say of who and how often: the field, and where its words stand."""
    for found in _line().finditer(text, at, end):
        field = _fields()[" ".join(found["key"].lower().split())]
        start = found.end()
        stop = _end().search(text, start, min(end, start + _VALUE))
        if stop is not None and stop.start() > start:
            yield field, found.start("key") if field == "due" else start, stop.start()


def _group_above(text: str, start: int, end: int) -> Sequence[re.Match[str]]:
    """The heading of a group that stands right before an indicator: "02. Doanh nghiệp"."""
    found = [one for one in _group().finditer(text, start, end) if not text[one.end() : end].strip()]
    return found[-1:]


def _row(document: Document, found: re.Match[str], cells: Sequence[tuple[Field, int, int]]) -> Row:
    """An indicator as the row of a table."""
    own, label = _span(document, found, "name"), _span(document, found, "label")
    held = [Held(field, *document.view.original(start, end)) for field, start, end in cells]
    return Row(found["label"], [Held("no", *label), Held("task", *own), *held], None, own, label[0], held[-1].end)


def _span(document: Document, found: re.Match[str], name: str) -> tuple[int, int]:
    start = found.start(name)
    return document.view.original(start, start + len(found[name].rstrip()))


def _table(rows: list[Row]) -> TaskTable:
    fields: frozenset[Field] = frozenset(cell.field for row in rows for cell in row.cells)
    return TaskTable("", (), fields, rows[0].start, rows[-1].end, rows)


# --- patterns --------------------------------------------------------------------------------------------------------


@cache
def _fields() -> Mapping[str, Field]:
    return {words: one["field"] for one in entries("indicators") if one["field"] != "first" for words in one["words"]}


@cache
def _first() -> re.Pattern[str]:
    """The first line of what an indicator means."""
    words = next(alternatives(one["words"]) for one in entries("indicators") if one["field"] == "first")
    return re.compile(rf"\n *1\. *(?i:{words})")


@cache
def _heading() -> re.Pattern[str]:
    """A code of three or four digits, or with points, with a name of up to four lines, and right behind it the first line of what it means."""
    name = rf"[{CAPITALS}][^\n]{{3,200}}(?:\n[^\n]{{0,200}}){{0,3}}?"
    return re.compile(
        rf"(?:\n|\A) *(?P<label>[0-9]{{3,4}}(?:\.[0-9]{{1,2}})?|[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,3}})\. +(?P<name>{name})(?=\s*{_first().pattern})"
    )


@cache
def _group() -> re.Pattern[str]:
    """The heading of a group of one or two lines: "02. Doanh nghiệp", "Mục tiêu 1: Năng lượng"."""
    label = r"(?:(?:Nhóm|Mục +tiêu|Lĩnh +vực) +)?(?P<label{0}>[0-9]{{1,2}}|[IVX]{{1,5}})[.:] "
    name = rf"[{CAPITALS}][^\n]+(?:\n(?! *{label.format(2)})[^\n]+)?"
    return re.compile(rf"\n *{label.format('')} *(?P<name>{name})")


@cache
def _line() -> re.Pattern[str]:
    """A numbered or dashed line that says who or how often, up to where its words begin."""
    mark = r"(?:[1-9]\.|[a-đ]\)|[-+•*])"
    return re.compile(rf"\n *{mark} *(?P<key>(?i:{alternatives(_fields())}))(?: *:\s*| *\n\s*)(?![-+•*]|[1-9]\.)")


@cache
def _end() -> re.Pattern[str]:
    """Where a value ends: with a full stop at the end of a line, before the next mark, or an empty line."""
    mark = r"[-+•*]|[0-9A-ZĐ]{1,5}[.)]|(?:Nhóm|Phụ lục|PHỤ LỤC|Ghi chú)(?!\w)"
    return re.compile(rf"[.;,]?\s*\n\s*(?:{mark})|\.\s*(?:\n|\Z)|\s*\n {{0,3}}\n|\s*\Z")
