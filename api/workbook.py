"""The table of assignments as an Excel workbook that an office hands round, fills in, and loads back.

One sheet a part of the document; above its tasks each heading that holds them, and a last sheet of what offices said of
tasks that the document has no more. A column has the id of the task: by it, and by the words, the filled table finds its
tasks again. A hidden one has marks of the cells as they are handed out, so that only what somebody filled in is read back.
No text runs as a formula.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import IO, TYPE_CHECKING

from api.sheet import put
from graph.answer import caption
from graph.model import Node
from graph.ontology import Language, ontology
from graph.queries.assignments import Assignment
from loaders.columns import Field, field_of
from loaders.seals import marks

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

COLUMNS: Sequence[tuple[str, str, float]] = (
    ("STT", "No.", 11),
    ("Nhiệm vụ", "Task", 62),
    ("Căn cứ", "Basis", 32),
    ("Cơ quan chủ trì", "Lead", 26),
    ("Cơ quan phối hợp", "Taking part", 26),
    ("Sản phẩm", "Product", 30),
    ("Thời hạn", "Deadline", 18),
    ("Tình hình thực hiện", "State of work", 24),
    ("Ghi chú", "Note", 18),
    ("Mã nhiệm vụ", "Task id", 16),
    ("Dấu bản phát", "Seal", 10),
)
"""Headers in Vietnamese and English, and widths in characters; the last column is hidden."""
_FIELDS = tuple(field_of(vi) for vi, *_ in COLUMNS)
_TITLE = {"vi": "BẢNG PHÂN CÔNG NHIỆM VỤ", "en": "ASSIGNMENT OF TASKS"}
_LEFT = {"vi": "Không còn nhiệm vụ", "en": "No task any more"}
_OF = {"vi": "theo", "en": "under"}
_WHO = "Đơn vị điền:"
"""Behind it whoever fills the table in writes who they are; it is read back, so it is Vietnamese (`loaders.offices`)."""
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]+")
_LONGEST_NAME = 31
_LEADING_ON = frozenset(
    ["của", "và", "các", "những", "cho", "về", "theo", "trong", "với", "tại", "để", "thuộc", "đến", "từ"]
)
_HEADER_ROW = 4
_BEFORE_A_PROVINCE = ("tỉnh", "tỉnh ủy", "thành phố", "thành ủy")


def write_workbook(
    file: IO[bytes], document: Node, rows: Iterable[Assignment], lang: Language, left: Sequence[Assignment] = ()
) -> int:
    """Write the workbook; how many tasks it has.

    The headers are Vietnamese in either language, for the table is read back by them; in English they are said in both.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]  # a new workbook has one
    count = 0
    for part, group in groupby(rows, key=lambda one: one.headings[0].id if one.headings else ""):
        listed = list(group)
        sheet = book.create_sheet(_name(part, listed, book.sheetnames))
        _write_sheet(sheet, document, listed, lang)
        count += len(listed)
    if left:
        _write_sheet(book.create_sheet(_LEFT[lang]), document, left, lang)
    if not book.sheetnames:
        _write_sheet(book.create_sheet(_TITLE[lang].capitalize()), document, [], lang)
    book.save(file)
    return count


def _name(part: str, listed: Sequence[Assignment], taken: Sequence[str]) -> str:
    """The name of a sheet: the place of the part, with some of its words."""
    heading = listed[0].headings[0] if part else None
    told = f"{heading.properties.get('place', '')} {caption(heading)}" if heading else "Nhiệm vụ"
    name = _whole_words(" ".join(_NOT_IN_A_NAME.sub(" ", told).split()).strip("' "))
    number = 2
    while name.lower() in {one.lower() for one in taken}:
        end = f" {number}"
        name, number = name[: _LONGEST_NAME - len(end)] + end, number + 1
    return name


def _whole_words(told: str) -> str:
    """As much of a heading as a sheet's name may hold, ending neither within a word nor in one that leads on.

    >>> _whole_words("II Các nhiệm vụ chủ yếu của nhiệm kỳ 2025-2030")
    'II Các nhiệm vụ chủ yếu'
    """
    words = told[: _LONGEST_NAME + 1].split(" ")
    kept = words[:-1] if len(told) > _LONGEST_NAME and len(words) > 1 else words
    while len(kept) > 2 and len(kept) < len(told.split(" ")) and kept[-1].lower() in _LEADING_ON:
        kept = kept[:-1]
    return " ".join(kept)[:_LONGEST_NAME].strip() or "1"


def _write_sheet(sheet: "Worksheet", document: Node, rows: Sequence[Assignment], lang: Language) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    thin = Side(style="thin", color="B8BEC6")
    box, top = Border(thin, thin, thin, thin), Alignment(wrap_text=True, vertical="top")
    grey, light = PatternFill("solid", fgColor="D9E2EC"), PatternFill("solid", fgColor="F1F4F7")
    put(sheet, 1, 1, _TITLE[lang], Font(bold=True, size=14))
    put(sheet, 2, 1, f"{_OF[lang]} {of_province(document)}", Font(italic=True))
    put(sheet, 3, 1, _WHO, Font(bold=True))
    put(sheet, 3, 2, "").border = Border(bottom=thin)
    for column, (vi, en, width) in enumerate(COLUMNS, 1):
        cell = put(sheet, _HEADER_ROW, column, vi if lang == "vi" else f"{vi} ({en})", Font(bold=True))
        cell.fill, cell.border, cell.alignment = (
            grey,
            box,
            Alignment(wrap_text=True, vertical="center", horizontal="center"),
        )
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.column_dimensions[get_column_letter(len(COLUMNS))].hidden = True
    shown: tuple[Node, ...] = ()
    at = _HEADER_ROW + 1
    for row in rows:
        for heading in _new_headings(row.headings, shown):
            put(sheet, at, 1, str(heading.properties.get("place", "")), Font(bold=True)).fill = light
            put(sheet, at, 2, str(heading.properties.get("text") or caption(heading)), Font(bold=True)).fill = light
            sheet.cell(at, 2).alignment = top
            at += 1
        shown = row.headings
        cells = tuple(_cells(row))
        handed = {field: words for field, words in zip(_FIELDS, cells, strict=False) if field}
        for column, words in enumerate((*cells, marks(handed, _said_by(row))), 1):
            cell = put(sheet, at, column, words)
            cell.border, cell.alignment = box, top
        at += 1
    sheet.freeze_panes = f"C{_HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{get_column_letter(len(COLUMNS))}{max(at - 1, _HEADER_ROW)}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"


def _new_headings(headings: Sequence[Node], shown: Sequence[Node]) -> Sequence[Node]:
    """The headings that a task has and the one before it had not."""
    same = 0
    while same < min(len(headings), len(shown)) and headings[same].id == shown[same].id:
        same += 1
    return headings[same:]


def _cells(row: Assignment) -> Iterator[str]:
    facts = row.task.properties
    yield str(facts.get("place", ""))
    yield str(facts.get("text") or caption(row.task))
    yield "\n".join(cited(one) for one in row.basis)
    for bodies in (row.leads, row.coordinates):
        yield "\n".join(caption(one) for one in bodies)
    yield "\n".join(caption(one) for one in row.outputs)
    yield str(facts.get("deadline") or facts.get("period") or "")
    yield str(facts.get("state", ""))
    yield str(facts.get("note", ""))
    yield row.task.id if "~" in row.task.id else ""


_SAYS: Mapping[Field, tuple[str, ...]] = {
    "basis": ("DRIVES",), "lead": ("LEADS",), "coordinate": ("COORDINATES",), "output": ("PRODUCES",),
    "due": ("deadline", "period"), "state": ("state",), "note": ("note",),
}  # fmt: skip


def _said_by(row: Assignment) -> dict[Field, frozenset[str]]:
    """The offices whose answers the cells of a row hold."""
    none: frozenset[str] = frozenset()
    return {field: none.union(*(row.said_by.get(name, none) for name in names)) for field, names in _SAYS.items()}


def of_province(document: Node) -> str:
    """A document as a text cites it, with its province: the bodies that the table names are those of this province.

    >>> of_province(Node("x", "Document", {"symbol": "95-CTr/TU", "issuer": "Tỉnh ủy", "province": "Sông Lam"}, ()))
    'số 95-CTr/TU của Tỉnh ủy Sông Lam'
    """
    said, province = cited(document), str(document.properties.get("province", ""))
    if not province or province in said:
        return said
    return f"{said} {province}" if said.lower().endswith(_BEFORE_A_PROVINCE) else f"{said}, tỉnh {province}"


def cited(document: Node) -> str:
    """A document as a text cites it, in Vietnamese, for the table is read back: kind, symbol, date and issuer.

    >>> facts = {"kind": "resolution", "symbol": "957-NQ/TW", "date": "2030-12-22", "issuer": "Bộ Chính trị"}
    >>> cited(Node("x", "Document", facts, ()))
    'Nghị quyết số 957-NQ/TW, ngày 22/12/2030 của Bộ Chính trị'
    """
    facts = document.properties
    if not facts.get("symbol"):
        return caption(document)
    kind = ontology().kinds[str(facts["kind"])]["vi"] if "kind" in facts else ""
    said = f"{kind} số {facts['symbol']}".strip()
    when = str(facts.get("date", ""))
    if len(when) == len("2030-12-22"):
        said += f", ngày {date.fromisoformat(when):%d/%m/%Y}"
    return f"{said} của {facts['issuer']}" if facts.get("issuer") else said
