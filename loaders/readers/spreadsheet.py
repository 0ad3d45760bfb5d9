"""Spreadsheets (XLSX) and tables as text (CSV): bytes -> a line for each row, its cells located and parted by tabs.

A cell is put down as a Vietnamese reader sees it: dates day first, shares in per cent, a comma before decimals.
"""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from zipfile import ZipFile

from graph.errors import BadInput
from loaders.readers.container import office, readable
from loaders.readers.plain import About, Pen, letters
from loaders.readers.text import decoded

_MERGED = re.compile(rb'mergeCell ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_SEPARATORS = ",;\t|"
_LONGEST_CELL = 1_000_000
_DAY = re.compile("d", re.IGNORECASE)


def write_workbook(name: str, data: bytes, pen: Pen) -> About:
    """Put down a workbook, sheet after sheet; hidden sheets are named and left out.

    It is read as a stream: read whole, a file of 5 KB may claim every cell of a sheet, of which there are 17 billion.
    """
    with office(name, data) as parts, readable(name, "an Excel workbook"):
        from openpyxl import load_workbook

        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            for sheet in shown:
                _write_sheet(sheet, _merged(parts, sheet), pen)
            hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
        finally:
            book.close()
    return {"format": "xlsx", "sheets": [one.title for one in shown]} | ({"hidden_sheets": hidden} if hidden else {})


def write_csv(name: str, data: bytes, pen: Pen) -> About:
    r"""Put down a table in a text file, whatever parts its cells: commas, semicolons, tabs or bars.

    >>> pen = Pen()
    >>> write_csv("a.csv", "STT;Nhiệm vụ\n1;\"Rà soát; sửa\"\n".encode(), pen)
    {'format': 'csv', 'encoding': 'UTF-8'}
    >>> pen.plain({}).text
    'STT\tNhiệm vụ\n1\tRà soát; sửa\n'
    """
    text, encoding = decoded(name, data)
    number, before = pen.table(), csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
        for at, row in enumerate(rows, 1):
            pen.row(number, at, _filled(enumerate(row, 1)))
    except csv.Error as error:
        problem = f"line {rows.line_num} is no row of a table ({error})"
        raise BadInput(name, problem, "Save the table as XLSX, or as CSV in UTF-8, and load that") from error
    finally:
        csv.field_size_limit(before)
    return {"format": "csv", "encoding": encoding}


def _separator(text: str) -> str:
    """What parts the cells: the sign that stands most evenly in the first lines, outside quotation marks."""
    lines = [re.sub(r'"[^"]*"', "", line) for line in text[:20_000].split("\n")[:20] if line.strip()]
    counts = {sign: [line.count(sign) for line in lines] for sign in _SEPARATORS}
    return max(_SEPARATORS, key=lambda sign: (sum(n == counts[sign][0] > 0 for n in counts[sign]), counts[sign][0]))


def _write_sheet(sheet: Any, merged: dict[str, tuple[int, int]], pen: Pen) -> None:
    number = pen.table(sheet.title)
    sheet.reset_dimensions()  # a file may state a wrong size
    for at, row in enumerate(sheet.iter_rows(), 1):
        cells = _filled((cell.column, _shown(cell.value, cell.number_format)) for cell in row if cell.value is not None)
        for nth, (column, words) in enumerate(cells):
            pen.write("\t" if nth else "")
            start = pen.at
            pen.write(words)
            pen.cell(number, (at, column), start, merged.get(f"{letters(column)}{at}", (1, 1)))
        pen.write("\n" if cells else "")


def _merged(parts: ZipFile, sheet: Any) -> dict[str, tuple[int, int]]:
    """How many rows and columns merged cells cover, by the name of the first; a stream knows nothing of them."""
    content = parts.read(sheet._worksheet_path)  # the one thing that openpyxl does not tell by a public name
    areas = _MERGED.finditer(content, max(0, content.rfind(b"sheetData")))
    return {
        found[1].decode() + found[2].decode(): _size(*(part.decode() for part in found.groups())) for found in areas
    }


def _size(left: str, top: str, right: str, bottom: str) -> tuple[int, int]:
    """Rows and columns of an area.

    >>> _size("A", "3", "C", "4")
    (2, 3)
    """
    return int(bottom) - int(top) + 1, _column(right) - _column(left) + 1


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _filled(cells: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """The cells that hold words, without tabs in them, which part cells."""
    return [(column, words) for column, said in cells if (words := " ".join(said.split("\t")).strip())]


def _shown(value: Any, form: str | None) -> str:
    """A value as its cell shows it.

    >>> _shown(datetime(2026, 6, 30), "dd/mm/yyyy"), _shown(datetime(2026, 6, 1), "mm/yyyy"), _shown(0.855, "0.0%")
    ('30/06/2026', '06/2026', '85,5%')
    >>> _shown(2026.0, "General"), _shown(36.2, None), _shown(True, None)
    ('2026', '36,2', 'TRUE')
    """
    if isinstance(value, datetime | date):
        return value.strftime("%d/%m/%Y" if _DAY.search(form or "d") else "%m/%Y")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float) and "%" in (form or ""):
        return _number(value * 100.0) + "%"
    return _number(value) if isinstance(value, float) else str(value)


def _number(value: float) -> str:
    return f"{value:.10f}".rstrip("0").rstrip(".").replace(".", ",") if abs(value) < 1e15 else str(value)
