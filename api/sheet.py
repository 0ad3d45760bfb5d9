"""What an answer says as rows under headers, with the sentences: at the terminal, as CSV, as a workbook. No text runs as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any, Literal, cast

from graph.answer import caption
from graph.facts import PLACES
from graph.ids import document_of_source
from graph.interchange import evidence_json
from graph.model import Evidence, Node
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
Value = str | int | float | None
Shown = Literal["head", "line", "join", "no"]
"""Where a value stands at the terminal: in the first line of its row, in a line of its own after its header, before the
value of the next column (a number with its header), nowhere."""
_LONGEST_CELL = 32_000
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CUT: Label = {
    "vi": "Đã cắt ở {cap}; còn ít nhất {left} chưa hiện.",
    "en": "Cut at {cap}; at least {left} are not shown.",
}


@dataclass(frozen=True)
class Column:
    """A header in both languages, its width in characters, and where its values stand at the terminal."""

    label: Label
    width: int
    shown: Shown = "line"


@dataclass(frozen=True)
class Sheet:
    """Rows under headers; `title` names the sheet, `cut` is what the answer says that it left out.

    `proofs` are the words that prove each row, of the documents in `things`; `empty` is said where there is no row.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    cut: Mapping[str, int] | None = None
    proofs: Sequence[Sequence[Evidence]] = ()
    things: Mapping[str, Node] = field(default_factory=dict)
    empty: str = ""


_PROOF = (
    Column({"vi": "Câu chữ", "en": "Words"}, 60),
    Column({"vi": "Nơi câu chữ đứng", "en": "Where they stand"}, 24),
)


def encoded(sheets: Sequence[Sheet], format: Format, lang: Language) -> bytes:
    r"""The sheets as a file; a last row says where an answer was cut.

    CSV begins with a mark by which Excel knows that it is UTF-8, and text that Excel would take for a formula has an
    apostrophe before it; several sheets stand one below the other, each under its title.

    >>> columns = [Column({"vi": "Nhiệm vụ", "en": "Task"}, 40), Column({"vi": "Bước", "en": "Step"}, 8)]
    >>> encoded([Sheet("x", columns, [("=1+1", 2)])], "csv", "en").decode("utf-8-sig")
    "Task,Step\r\n'=1+1,2\r\n"
    """
    if format == "csv":
        file = io.StringIO()
        writer = csv.writer(file)
        for number, sheet in enumerate(sheets):
            writer.writerows([*[[]] * bool(number), *[[sheet.title]] * (len(sheets) > 1)])
            writer.writerows([_header(sheet, lang), *(map(_inert, row) for row in _rows(sheet, lang))])
        return file.getvalue().encode("utf-8-sig")
    packed = io.BytesIO()
    _write_workbook(packed, sheets, lang)
    return packed.getvalue()


def rows_json(sheets: Sequence[Sheet], lang: Language) -> list[dict[str, Any]]:
    """The sheets as plain objects, for a page to show: rows under headers, each with the evidence that proves it."""
    return [
        {
            "title": sheet.title,
            "columns": [{"label": column.label[lang], "shown": column.shown} for column in sheet.columns],
            "rows": [list(row) for row in sheet.rows],
            "proofs": [[evidence_json(one) for one in evidence] for evidence in sheet.proofs],
            "empty": sheet.empty,
            "cut": _CUT[lang].format(**sheet.cut) if sheet.cut else None,
        }
        for sheet in sheets
    ]


def _columns(sheet: Sheet) -> list[Column]:
    return [*sheet.columns, *(_PROOF if sheet.proofs else ())]


def _header(sheet: Sheet, lang: Language) -> list[str]:
    return [column.label[lang] for column in _columns(sheet)]


def _rows(sheet: Sheet, lang: Language) -> Iterator[Sequence[Value]]:
    for number, row in enumerate(sheet.rows):
        yield [*row, *(_proof(sheet.proofs[number], sheet.things, lang) if sheet.proofs else ())]
    if sheet.cut:
        yield [_CUT[lang].format(**sheet.cut)]


def _proof(evidence: Iterable[Evidence], things: Mapping[str, Node], lang: Language) -> tuple[str, str]:
    """The words of some evidence, each once, and where each stands."""
    found: dict[tuple[str, str], None] = {}
    for one in evidence:
        document = things.get(document_of_source(one.source))
        place = PLACES[one.place][lang] if one.place in PLACES else one.place
        found[one.quote or "", ", ".join(filter(None, [caption(document) if document else one.source, place]))] = None
    return "\n".join(quote for quote, _ in found), "\n".join(where for _, where in found)


def _inert(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(_STARTS_A_FORMULA) else value


def _write_workbook(file: IO[bytes], sheets: Sequence[Sheet], lang: Language) -> None:
    from openpyxl import Workbook

    book = Workbook()
    page = cast("Worksheet", book.active)
    for number, sheet in enumerate(sheets):
        _fill(page if number == 0 else book.create_sheet(), sheet, lang)
    book.save(file)


def _fill(page: "Worksheet", sheet: Sheet, lang: Language) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    page.title = sheet.title
    header = _header(sheet, lang)
    for at, (column, said) in enumerate(zip(_columns(sheet), header, strict=True), 1):
        put(page, 1, at, said, Font(bold=True))
        page.column_dimensions[get_column_letter(at)].width = column.width
    last = 1
    for last, row in enumerate(_rows(sheet, lang), 2):
        for at, value in enumerate(row, 1):
            put(page, last, at, value).alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(header))}{last}"
    page.page_setup.orientation = "landscape"


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
