"""A list of an answer as rows under headers, for Excel and other tools: as CSV, or as a workbook. No text runs as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Literal, cast

from graph.ontology import Label, Language

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

Format = Literal["csv", "xlsx"]
MEDIA_TYPES: dict[Format, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Value = str | int | None
_LONGEST_CELL = 32_000
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CUT: Label = {
    "vi": "Đã cắt ở {cap} liên kết; còn ít nhất {left} chưa hiện.",
    "en": "Cut at {cap} links; at least {left} are not shown.",
}


@dataclass(frozen=True)
class Column:
    """A header in both languages, and its width in characters."""

    label: Label
    width: int


@dataclass(frozen=True)
class Sheet:
    """Rows under headers; `title` names the workbook's sheet, `cut` is what the answer says that it left out."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    cut: dict[str, int] | None = None


def encoded(sheet: Sheet, format: Format, lang: Language) -> bytes:
    r"""The sheet as a file; a last row says where an answer was cut.

    CSV begins with a mark by which Excel knows that it is UTF-8, and text that Excel would take for a formula has an
    apostrophe before it.

    >>> columns = [Column({"vi": "Nhiệm vụ", "en": "Task"}, 40), Column({"vi": "Bước", "en": "Step"}, 8)]
    >>> encoded(Sheet("x", columns, [("=1+1", 2)]), "csv", "en").decode("utf-8-sig")
    "Task,Step\r\n'=1+1,2\r\n"
    """
    header = [column.label[lang] for column in sheet.columns]
    rows = [*sheet.rows, *([[_CUT[lang].format(**sheet.cut)]] if sheet.cut else [])]
    if format == "csv":
        file = io.StringIO()
        csv.writer(file).writerows([header, *(map(_inert, row) for row in rows)])
        return file.getvalue().encode("utf-8-sig")
    packed = io.BytesIO()
    _write_workbook(packed, sheet, header, rows)
    return packed.getvalue()


def _inert(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(_STARTS_A_FORMULA) else value


def _write_workbook(file: IO[bytes], sheet: Sheet, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page = cast("Worksheet", book.active)
    page.title = sheet.title
    for at, (column, said) in enumerate(zip(sheet.columns, header, strict=True), 1):
        put(page, 1, at, said, Font(bold=True))
        page.column_dimensions[get_column_letter(at)].width = column.width
    last = 1
    for last, row in enumerate(rows, 2):
        for at, value in enumerate(row, 1):
            put(page, last, at, value).alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(header))}{last}"
    page.page_setup.orientation = "landscape"
    book.save(file)


def put(sheet: "Worksheet", row: int, column: int, value: Value, font: "Font | None" = None) -> "Cell":
    """A cell that holds a number, or words and never a formula."""
    cell = cast("Cell", sheet.cell(row, column))
    if isinstance(value, str):
        cell.value = value[:_LONGEST_CELL] or None
    else:
        cell.value = value
    if isinstance(value, str) and value:
        cell.data_type = "s"
        cell.quotePrefix = value[0] in "=+-@"
    if font is not None:
        cell.font = font
    return cell
