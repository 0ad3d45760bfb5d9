"""Lists of works: an annex whose rows are projects, each under the title of its row, and where it is.

A list has a title ("DANH MỤC DỰ ÁN ..."), a header over the names, and rows with numbers that follow each other. Text that
was flattened is read where a row has nothing but its name, or where a place, a figure or a body tells that it ends; a
table where its columns say which holds the names. A row that names nothing of its own, as in a form, is no project, and a list of such rows none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from loaders.chrome import CAPITALS
from loaders.clauses import without_pages
from loaders.document import Cell, Document
from loaders.issuers import issuer_at
from loaders.lexicon import alternatives, table
from loaders.work.found import Found
from loaders.work.places import units, with_code
from loaders.work.projects import projects
from loaders.work.proper import any_of

Span = tuple[int, int]
_TITLE = 400
"""Characters of a title, and between it and the first row."""
_MARK = 16
"""Characters of the mark of a title, with the white space around it."""
_LONGEST = 420
"""Characters of a row; a longer one is no name."""
_UNITS = ("province", "commune", "ward", "special_zone", "district")
_HEADER_ROWS = 4  # of a table, in which its header must begin


@dataclass(frozen=True)
class Works:
    """A list: the span of its rows in the view, what they name, and whether it is a table."""

    start: int
    end: int
    found: tuple[Found, ...]
    grid: bool = False


class Row(NamedTuple):
    """A row: the span of its name and that of its place, and the province that stands over it."""

    name: Span
    place: Span | None = None
    over: Found | None = None


def works(document: Document) -> Iterator[Works]:
    """The lists of works of a document; the spans are those of its view."""
    text = document.view.text
    if _title(text, 0, len(text)) is None:
        return
    if document.cells:
        yield from _grids(document, text)
    else:
        yield from flat(without_pages(text))


def flat(text: str) -> Iterator[Works]:
    r"""The lists of works of a flattened text.

    >>> text = "DANH MỤC DỰ ÁN CỦA TỈNH\nTT\nTên dự án\n1\nDự án cầu Bến Trầm\n2\nĐường tránh thị trấn Kim Sơn\n"
    >>> [one.facts["name"] for each in flat(text) for one in each.found]
    ['Cầu Bến Trầm', 'Đường tránh thị trấn Kim Sơn', 'Thị trấn Kim Sơn']
    """
    at = 0
    while (title := _title(text, at, len(text))) is not None:
        read = _under(text, title)
        at = max(title.end(), read.end)
        if read.found:
            yield read


def _under(text: str, title: re.Match[str]) -> Works:
    """The list under a title: behind a header, or line by line where each begins as a work does; empty where there is none."""
    most = title.end() + _TITLE
    header = _said()["header"].search(text, title.end(), most)
    first = header or _said()["first"].search(text, title.end(), most)
    if first is None or not _is_list(text[title.start() : first.start()]):
        return Works(title.start(), title.end(), ())
    if header:
        rows = list(_rows(text, title.start(), header, _list_end(text, header.end())))
    else:
        rows = list(_lines(text, _province(text, title.start(), first.start()), first.start()))
    end = max((row.name[1] for row in rows), default=first.end())
    return Works(first.start(), end, _read(text, rows))


def _title(text: str, at: int, end: int) -> re.Match[str] | None:
    """The next title of a list: its first words at the beginning of a line, behind its mark at the most."""
    for hit in _said()["begins"].finditer(text, at, end):
        line = text.rfind("\n", max(at, hit.start() - _MARK), hit.start()) + 1
        title = _said()["title"].match(text, line or max(at, hit.start() - _MARK), end)
        if title is not None:
            return title
    return None


def _list_end(text: str, at: int) -> int:
    """The furthest that the rows of a list may go: to the next annex, or the title of the next list."""
    header = _said()["header"].search(text, at)
    last = header.start() if header else len(text)
    title = _title(text, max(at, last - _TITLE), last) if header else None
    annex = _said()["annex"].search(text, at, title.start() if title else last)
    return annex.start() if annex else title.start() if title else last


def _is_list(title: str) -> bool:
    """Whether a title is that of a list of works, and of no classes of them."""
    return _said()["but"].search(title) is None


# --- rows ------------------------------------------------------------------------------------------------------------


def _rows(text: str, title: int, header: re.Match[str], end: int) -> Iterator[Row]:
    """The rows below a header, by numbers that follow each other; each group of them begins anew."""
    over = whole = _province(text, title, header.start())
    columns = _Columns(
        bool(header["place"] or header["placed"]), bool(header["more"] or header["rest"]), header["rest"] is not None
    )
    number, group, opened = 0, 0, -1
    for mark in _said()["beside" if columns.inline else "mark"].finditer(text, header.end(), end):
        begins = mark["number"] and int(mark["number"]) == number + 1
        if begins and columns.more and _said()["figure"].match(text, mark.end(), end):
            continue  # a figure of a row that is as great as the next number
        if not begins and mark["roman"] != _roman(group + 1):
            continue
        if opened >= 0:
            yield from _row(text, opened, mark.start(), over, columns)
        if begins:
            opened, number = mark.end(), number + 1
        else:
            opened, number, group = -1, 0, group + 1
            over = _province(text, mark.end(), _first(text, mark.end(), end)) or whole
    if opened >= 0:
        yield from _row(text, opened, _until_blank(text, opened, end), over, columns)


def _until_blank(text: str, at: int, end: int) -> int:
    """Where the last row ends: at an empty line."""
    blank = _said()["blank"].search(text, _said()["space"].match(text, at, end).end(), end)  # type: ignore[union-attr]
    return blank.start() if blank else end


def _lines(text: str, over: Found | None, start: int) -> Iterator[Row]:
    """The rows of a list without a header; none where one does not begin as a work does or goes on to say more."""
    rows: list[Row] = []
    at = start
    while (mark := _said()["numbered"].match(text, at)) is not None and int(mark["number"]) == len(rows) + 1:
        stop = _said()["next"].search(text, mark.end(), mark.end() + _LONGEST)
        if stop is None or _said()["opens"].match(text, mark.end()) is None or ":" in text[mark.end() : stop.start()]:
            return
        rows.append(Row((mark.end(), stop.start()), None, over))
        at = stop.end()
        if stop.group().count("\n") > 1:
            break
    if len(rows) > 1:
        yield from rows


def _first(text: str, at: int, end: int) -> int:
    """Where the first row of a group begins, a title's length away at the most."""
    found = _said()["mark"].search(text, at, min(end, at + _TITLE))
    return found.start() if found else at


class _Columns(NamedTuple):
    """What a header says of the columns behind the name: a place, anything else; and whether a row is one line."""

    placed: bool
    more: bool
    inline: bool


def _row(text: str, start: int, end: int, over: Found | None, columns: _Columns) -> Iterator[Row]:
    """A row between two marks: its name, and its place where the header has a column for it; none where its name has no end."""
    place = _said()["unit" if columns.inline else "place"].search(text, start, end) if columns.placed else None
    if place is not None:
        line = _said()["line"].match(text, place.start(), end)
        yield Row((start, place.start()), line.span() if line else None, over)
    elif not columns.more:
        if not columns.placed:
            yield Row((start, end), None, over)
    elif columns.inline:
        if figures := _said()["figures"].search(text, start, end):
            yield Row((start, figures.start()), None, over)
    elif stop := next((one for one in _said()["cell"].finditer(text, start, end) if _is_no_name(text, one, end)), None):
        yield Row((start, stop.start()), None, over)


def _is_no_name(text: str, line: re.Match[str], end: int) -> bool:
    """Whether a line of a row is the next cell: a figure, or a body."""
    if _said()["figure"].match(text, line.start(), end):
        return True
    body = issuer_at(text, line.end())
    return body is not None and body.known


def _province(text: str, start: int, end: int) -> Found | None:
    """The province that the title of a list or group names, if it is one."""
    named = [one for one in units(text, start, end) if one.facts["kind"] == "province"]
    return named[0] if len({one.facts["name"] for one in named}) == 1 else None


def _roman(number: int) -> str:
    """A number in Roman figures, up to 89.

    >>> _roman(14), _roman(49)
    ('XIV', 'XLIX')
    """
    told = ""
    for value, figure in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            told, number = told + figure, number - value
    return told


# --- tables ----------------------------------------------------------------------------------------------------------


def _grids(document: Document, text: str) -> Iterator[Works]:
    """The lists of a document whose tables have cells."""
    tables: dict[int, dict[int, list[Cell]]] = {}
    for cell in document.cells:
        tables.setdefault(cell.table, {}).setdefault(cell.row, []).append(cell)
    for rows in tables.values():
        cells = [cell for row in rows.values() for cell in row]
        start, end = document.view.span(min(one.start for one in cells), max(one.end for one in cells))
        title = _last_title(text, start)
        if title is not None and (found := _read(text, list(_grid_rows(document, text, rows, title)))):
            yield Works(start, end, found, grid=True)


def _last_title(text: str, start: int) -> Span | None:
    """The title of a list right before a table."""
    title, at = None, max(0, start - _TITLE)
    while (found := _title(text, at, start)) is not None:
        title, at = found.start(), found.end()
    return (title, start) if title is not None and _is_list(text[title:start]) else None


def _grid_rows(document: Document, text: str, rows: Mapping[int, Sequence[Cell]], title: Span) -> Iterator[Row]:
    """The rows below the header; one without a number is a group, or goes on from the page before and has no whole name."""
    header = _columns(document, rows)
    over = _province(text, *title)
    if header is None:
        return
    columns, last = header
    for number in sorted(one for one in rows if one > last):
        cells = {one.column: document.view.span(one.start, one.end) for one in rows[number]}
        name, mark = cells.get(columns["name"]), cells.get(columns["no"])
        said = text[slice(*mark)].strip(" .\n\t)") if mark else ""
        if name and re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,3})?", said):
            yield Row(name, cells.get(columns["place"]) if "place" in columns else None, over)
        elif said and (
            named := _province(text, min(one[0] for one in cells.values()), max(one[1] for one in cells.values()))
        ):
            over = named


def _columns(document: Document, rows: Mapping[int, Sequence[Cell]]) -> tuple[Mapping[str, int], int] | None:
    """The columns of the number, the name and the place by their headers, and the last row of the header."""
    for number in sorted(rows)[:_HEADER_ROWS]:
        said = {" ".join(document.quote(one.start, one.end).split()).lower(): one for one in rows[number]}
        found = {column: said[word] for column, words in _headers().items() for word in words if word in said}
        if "no" in found and "name" in found:
            last = number + max(one.rows for one in found.values()) - 1
            return {column: one.column for column, one in found.items()}, last
    return None


# --- what a row names ------------------------------------------------------------------------------------------------


def _read(text: str, rows: Sequence[Row]) -> tuple[Found, ...]:
    """What rows name; nothing where most of them name nothing of their own, as in a form."""
    named = [(row, one) for row in rows if (one := _project(text, row)) is not None]
    if not named or 2 * len(named) < len(rows):
        return ()
    return tuple(one for row, project in named for one in (project, *_located(text, row, project)))


def _project(text: str, row: Row) -> Found | None:
    """The project of a row under its name."""
    start = _said()["space"].match(text, *row.name).end()  # type: ignore[union-attr]
    end = start + len(text[start : row.name[1]].rstrip())
    if not 0 < end - start <= _LONGEST:
        return None
    name = title_of(text[start:end])
    if not name or _said()["own"].search(name, 1) is None or _said()["blanks"].search(text, start, end):
        return None
    whole = next((one for one in projects(name, 0, len(name)) if (one.start, one.end) == (0, len(name))), None)
    local = whole is None or whole.local
    facts = {"name": whole.name if whole else name, "kind": whole.entry["is"] if whole else _kind(name)}
    province = _of_province(row.over) or _of_province(_province(text, *row.name))
    aside = {"scope": "local", **({"province": province} if province else {})} if local else {}
    return Found("project", start, end, "ADVANCES", facts, aside=aside)


def title_of(words: str) -> str:
    """The name of a work from the title of its row: without "dự án", without verbs of building anew, without its contract.

    >>> title_of("Dự án ĐTXD  đường trục xã Kim Sơn theo hình thức hợp đồng BT."), title_of("Nâng cấp QL.8 (giai đoạn 1)")
    ('Đường trục xã Kim Sơn', 'Nâng cấp QL.8 (giai đoạn 1)')
    """
    name = " ".join(words.split())
    for short in table("works")["short"]:
        name = re.sub(rf"(?<!\w){short['form']}(?!\w)", short["name"], name)
    tail = _said()["tails"].search(name)
    name = (name[: tail.start()] if tail else name).rstrip(" .,;:-(")
    name = name[_said()["leads"].match(name).end() :]  # type: ignore[union-attr]
    return name[:1].upper() + name[1:]


def _kind(name: str) -> str:
    """The kind of a work by the words that its name begins with."""
    found = _said()["kinds"].match(name[:1].lower() + name[1:])
    return str(found.lastgroup) if found else "other"


def _located(text: str, row: Row, project: Found) -> Iterator[Found]:
    """Where a project is: the units that its name and its place name, and the province that stands over its row."""
    said = [*units(text, project.start, project.end), *(units(text, *row.place) if row.place else ())]
    own = [
        one for one in said if one.facts["kind"] in _UNITS and not _said()["of"].search(text, project.start, one.start)
    ]
    province = _of_province(_province(text, *row.name)) or _of_province(row.over)
    ended = any(one.facts["kind"] == "district" for one in own)  # a commune of a district is one of before July 2025
    for one in own:
        aside = {**one.aside, "province": province} if province and one.aside else one.aside
        yield replace(one if ended else with_code(one), of=project, aside=aside)
    if row.over is not None:
        yield replace(row.over, of=project)


def _of_province(one: Found | None) -> str:
    """The name of a province without its prefix, as ids have it."""
    return re.sub(r"^(?:Tỉnh|Thành phố) ", "", one.facts["name"]) if one else ""


# --- patterns --------------------------------------------------------------------------------------------------------


@cache
def _headers() -> Mapping[str, frozenset[str]]:
    return {one["column"]: frozenset(word.lower() for word in one["words"]) for one in table("works")["headers"]}


@cache
def _said() -> Mapping[str, re.Pattern[str]]:
    lexicon = table("works")
    said = {one["column"]: alternatives(one["words"]) for one in lexicon["headers"]}
    line = r"[ \t]*\n\s*"
    unit = r"Xã|Phường|Huyện|Thị\s+xã|Thị\s+trấn|Thành\s+phố|Quận|Đặc\s+khu"
    other = r"(?!(?:[0-9]{1,3}|[IVX]{1,5}|[A-H])[.)]?[ \t]*\n)[^\n]{2,60}\n\s*"
    amount = r"[0-9][0-9.,]*(?:\s?(?:-|–)\s?[0-9][0-9.,]*)?(?:\s?(?:ha|km|m2|m|MW|tỷ\s+đồng|triệu\s+đồng|tỷ|giường|%))?"
    titles = "|".join(form for one in lexicon["titles"] for form in (_spaced(one), _spaced(one.upper())))
    titles += "|" + "|".join(_spaced(one[0].upper() + one[1:]) for one in lexicon["titles"])
    kinds = "|".join(rf"(?P<{one['is']}>{any_of(one['words'])})" for one in lexicon["entries"])
    builds = alternatives(lexicon["builds"])
    opening = [*lexicon["builds"], *lexicon["repairs"], *(word for one in lexicon["entries"] for word in one["words"])]
    patterns = {
        "begins": r"D(?:ANH\s+MỤC|anh\s+mục)\s",
        "title": rf"^[ \t]*(?:(?:[IVX]{{1,5}}|[A-H]|[0-9]{{1,2}})[.)]?[ \t]+)?(?:{titles})(?!\w)",
        "but": rf"(?<!\w)(?i:{alternatives(lexicon['but'])})",
        "header": rf"^[ \t]*(?i:{said['no']}){line}(?i:{said['name']}){line}(?:(?P<place>(?i:{said['place']})){line})?(?P<more>(?:{other}){{0,6}}?)(?=(?:1|I|A)[ \t.]*\n)"
        rf"|^[ \t]*(?i:{said['no']})[ \t]+(?i:{said['name']})(?:[ \t]+(?P<placed>(?i:{said['place']})))?(?P<rest>[^\n]*)\n(?=\s*(?:1|I|A)[.)]?[ \t]+\S)",
        "beside": rf"^[ \t]*(?:(?P<number>[0-9]{{1,3}})[.)]?[ \t]+(?=[{CAPITALS}])|(?P<roman>[IVXL]{{1,7}})[.)]?[ \t]+)",
        "unit": rf"(?<=\S)[ \t\n]+(?=(?:Các\s+xã|Các\s+phường|{unit})\s+[{CAPITALS}])",
        "figures": rf"(?<=\S)(?:\s+{amount})+\s*\Z",
        "figure": rf"\s*{amount}[ \t]*(?:\n|\Z)",
        "cell": r"\n[ \t]*(?=\S)",
        "mark": r"^[ \t]*(?:(?P<number>[0-9]{1,3})[.)]?[ \t]*$|(?P<roman>[IVXL]{1,7})[.)]?(?:[ \t]*$|[ \t]+))",
        "first": r"^[ \t]*1[.)][ \t]+(?=\S)",
        "numbered": r"[ \t]*(?P<number>[0-9]{1,3})[.)][ \t]+(?=\S)",
        "next": r"[.;]?[ \t]*(?:\n[ \t]*(?=[0-9]{1,3}[.)][ \t]|\n)|(?<=[.;])\n|\n?\Z)",
        "opens": rf"(?:{alternatives(lexicon['leads'])}|{any_of(opening)})(?!\w)",
        "annex": r"^[ \t]*(?:PHỤ\s+LỤC|Phụ\s+lục)(?=[ \t]*(?:[IVXL0-9]{1,5}[A-Za-z]?)?[ \t.:]*$)",
        "blank": r"\n[ \t]*\n",
        "place": rf"^[ \t]*(?:Các\s+)?(?:{unit}|xã|phường)\s+[{CAPITALS}][^\n]*$",
        "line": r"[^\n]*",
        "space": r"\s*",
        "of": r"(?<!\w)của\s+\Z",
        "own": rf"(?<=\s)[{CAPITALS}(]?[{CAPITALS}][^\W\d_]+|(?<!\w)(?:[A-Z]{{1,2}}\.?|(?:tỉnh|huyện|quốc)(?:\s+lộ)?|tỉnh\s+lộ)\s?[0-9]+",
        "blanks": "|".join(map(re.escape, lexicon["blanks"])),
        "tails": rf"[\s,(-]+(?i:{alternatives(lexicon['tails'])})(?!\w)",
        "leads": rf"(?:(?:{alternatives(lexicon['leads'])})(?!\w)(?!:?\s*(?:tại|ở|thuộc|của|trên)\s)[\s:]*)?(?:(?>(?i:{builds})(?!\w))(?!\s*,|\s+(?:và|cải|nâng|mở|sửa|tôn)(?!\w))\s*)?",
        "kinds": rf"(?:\S+ ){{0,4}}?(?:{kinds})(?!\w)",
    }  # fmt: skip
    return {name: re.compile(pattern, re.MULTILINE) for name, pattern in patterns.items()}


def _spaced(phrase: str) -> str:
    return r"\s+".join(map(re.escape, phrase.split()))
