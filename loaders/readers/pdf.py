"""PDF files with a text layer: bytes -> text in the order of the page, with the beginning of every page.

Read with PDFium, which was the fastest by far of four readers tried on pages of the official gazette, and the only one
that neither split words ("Chính ph ủ") nor mixed the two columns of a letterhead. It keeps one page in memory.
"""

import re
import threading
from array import array
from collections.abc import Iterator
from typing import Any

from graph.errors import BadInput
from loaders.readers.pdf_tables import Tables, pieces
from loaders.readers.plain import About, Pen

_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_JOINED = re.compile("[\ufffe\uffff\x02]")  # a hyphen at the end of a line, joined to the next: 22/2026/NĐ-⏎CP
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LETTERS = re.compile(r"[^\W\d_]")
_LONG_LINE = 250  # characters; only lines of a page on its side come as one
_FEW_LETTERS = 200  # a page with fewer and a large picture is a scan: a running head or a signature may be typed
_LARGE_PICTURE = 0.25  # of the page
_MOST_PAGES = 20_000
_ONE_AT_A_TIME = threading.Lock()  # PDFium allows one thread
_PASSWORD = 4

OCR = "Run text recognition on it (for instance Adobe Acrobat: Scan & OCR, or ocrmypdf -l vie) and load the result"
_UNLOCK = "Open it with its password, print it to a new PDF without one, and load that"
_AGAIN = "Open it in a PDF viewer and print it to a new PDF, or save its text in UTF-8"


def write(name: str, data: bytes, pen: Pen) -> About:
    """Put down the text of a PDF; raises BadInput where it is locked, damaged, or pictures only."""
    with _ONE_AT_A_TIME:
        found = _opened(name, data)
        try:
            return _read(name, found, pen)
        finally:
            found.close()


def _opened(name: str, data: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise BadInput(name, "this PDF is locked with a password", _UNLOCK) from error
        raise BadInput(name, "this PDF is damaged: it cannot be opened", _AGAIN) from error


def _read(name: str, found: Any, pen: Pen) -> About:
    if len(found) > _MOST_PAGES:
        raise BadInput(name, f"this PDF has {len(found)} pages; at most {_MOST_PAGES} are read", "Divide it")
    scanned, tables = [], Tables(pen)
    for number in range(1, len(found) + 1):
        pen.page()
        if _page(name, found, number, tables, pen):
            scanned.append(number)
    if pen.at == 0 or len(scanned) == len(found):
        raise BadInput(name, "this PDF has no text: it is a scan, its pages are pictures", OCR)
    return {"format": "pdf", "pages": len(found)} | ({"scanned_pages": scanned} if scanned else {})


def _page(name: str, found: Any, number: int, tables: Tables, pen: Pen) -> bool:
    """Put down the words of a page; whether it is a picture of words."""
    import pypdfium2

    try:
        page = found[number - 1]
    except pypdfium2.PdfiumError as error:
        raise BadInput(name, f"page {number} is damaged: it cannot be read", _AGAIN) from error
    try:
        characters = page.get_textpage()
        try:
            letters = _write(page, characters, tables, pen)
        finally:
            characters.close()
        return letters < _FEW_LETTERS and _large_picture(page)
    finally:
        page.close()


def _write(page: Any, characters: Any, tables: Tables, pen: Pen) -> int:
    """Put down the words of a page, tables in their place; how many letters they have."""
    letters = 0
    for piece in pieces(page, characters, characters.get_text_range()):
        if piece.table:
            tables.table(piece)
            letters += sum(len(_LETTERS.findall(words)) for words in piece.cells.values())
        elif words := _words(piece.words, page, characters):
            tables.words(words)
            pen.write(words + "\n")
            letters += len(_LETTERS.findall(words))
    return letters


def _words(text: str, page: Any, characters: Any) -> str:
    if page.get_rotation() or max(map(len, text.split("\n"))) > _LONG_LINE:
        text = _broken_by_place(text, characters)
    text = _JOINED.sub("-\n", _LINE_END.sub("\n", text))
    return _CONTROL.sub(" ", text).strip("\n")


def _large_picture(page: Any) -> bool:
    import pypdfium2.raw as raw

    width, height = page.get_size()
    sides = (one.get_bounds() for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))
    covered = sum((right - left) * (top - bottom) for left, bottom, right, top in sides)
    return bool(covered >= _LARGE_PICTURE * width * height)


def _broken_by_place(text: str, characters: Any) -> str:
    """The text of a page on its side, with a line's end wherever the next character stands on another line."""
    if characters.count_chars() != len(text):  # a character beyond the basic plane: places and text do not run together
        return text
    ends = array("I", _line_ends(text, characters))
    starts = [0, *ends]
    return "\n".join(text[a:b].rstrip(" ") for a, b in zip(starts, [*ends, len(text)], strict=True))


def _line_ends(text: str, characters: Any) -> Iterator[int]:
    """Where a line ends that the text does not end: its next character is higher or lower by half a letter."""
    import pypdfium2.raw as raw

    before: tuple[bool, float, float] | None = None
    for at, letter in enumerate(text):
        if letter.isspace() or _JOINED.match(letter):
            continue
        left, bottom, right, top = characters.get_charbox(at, loose=True)
        upright = abs(round(raw.FPDFText_GetCharAngle(characters.raw, at), 1)) in (0.0, 3.1, 6.3)
        low, high = (bottom, top) if upright else (left, right)
        if before and text[at - 1] not in "\r\n" and not _JOINED.match(text[at - 1]):
            moved = abs((low + high) / 2 - before[1])
            if upright != before[0] or moved > 0.6 * max(high - low, before[2]):
                yield at
        before = upright, (low + high) / 2, high - low
