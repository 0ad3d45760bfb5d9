"""Small files of every format, made by the libraries or by hand, for the tests of the readers."""

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import docx
import openpyxl

LINES = ("Số: 947-CTr/TU", "Điều 1. Rà soát quy hoạch", "Quyết định số 22/2031/NĐ-CP")


def word(document: Any = None, **parts: str) -> bytes:
    """A Word document; `parts` are put in place of its own, by name with __ for a slash."""
    made = io.BytesIO()
    if document is None:
        document = docx.Document()
        for line in LINES:
            document.add_paragraph(line)
    document.save(made)
    return with_parts(
        made.getvalue(), {name.replace("__", "/") + ".xml": text.encode() for name, text in parts.items()}
    )


def with_parts(packed: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A container with some of its files put in place of others, or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            if one not in parts:
                new.writestr(one, old.read(one))
        for one, content in parts.items():
            new.writestr(one, content)
    return made.getvalue()


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip of files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in files.items():
            new.writestr(name, content)
    return made.getvalue()


def locked(container: bytes) -> bytes:
    """A container whose files say that they are locked."""
    flagged = bytearray(container)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = flagged.find(mark)
        while at >= 0:
            flagged[at + offset] |= 1
            at = flagged.find(mark, at + 4)
    return bytes(flagged)


def workbook(rows: Sequence[Sequence[Any]] = ((1, LINES[0]),), book: Any = None) -> bytes:
    """An Excel workbook."""
    made = io.BytesIO()
    if book is None:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(list(row))
    book.save(made)
    return made.getvalue()


def pdf(
    pages: Sequence[Sequence[str | tuple[str, ...]]], rotate: int = 0, picture: bool = False, turned: bool = False
) -> bytes:
    """A PDF whose font has no shapes but says which letter each code is, which is all that a reader of text needs.

    A line that is a tuple is a row of a table: its cells are drawn as boxes. `turned` sets everything on its side
    without saying so, as the wide tables of the gazette are.
    """
    letters = sorted({letter for page in pages for line in page for letter in "".join(line)})
    known = {letter: code for code, letter in enumerate(letters, 1)}
    names = "\n".join(f"<{code:04X}> <{ord(letter):04X}>" for letter, code in known.items())
    table = (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> "
        f"endcodespacerange {len(known)} beginbfchar\n{names}\nendbfchar endcmap end"
    )
    image = "q 500 0 0 700 50 50 cm /Im Do Q " if picture else ""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{7 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 500 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(table),
        _stream(
            "\x00" * 3, "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8"
        ),
    ]
    for number, page in enumerate(pages):
        turn = "0 1 -1 0 600 0 cm " if rotate or turned else ""
        cells = [
            (60 + 130 * column, 500 - 16 * at, words, isinstance(line, tuple))
            for at, line in enumerate(page)
            for column, words in enumerate(line if isinstance(line, tuple) else (line,))
        ]
        lines = [f"1 0 0 1 {x} {y} Tm <{''.join(f'{known[c]:04X}' for c in words)}> Tj" for x, y, words, _ in cells]
        boxes = " ".join(f"{x - 2} {y - 4} 130 16 re S" for x, y, _, boxed in cells if boxed)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Rotate {rotate} /Contents {8 + 2 * number} 0 R "
            "/Resources << /Font << /F 3 0 R >> /XObject << /Im 6 0 R >> >> >>"
        )
        objects.append(_stream(f"{image}{turn}{boxes} BT /F 12 Tf {' '.join(lines)} ET"))
    return _assembled(objects)


def _stream(content: str, about: str = "") -> str:
    packed_content = zlib.compress(content.encode("latin-1")).decode("latin-1")
    return f"<< {about} /Filter /FlateDecode /Length {len(packed_content)} >>\nstream\n{packed_content}\nendstream"


def _assembled(objects: Sequence[str]) -> bytes:
    made, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return made + f"{end}startxref\n{len(made)}\n%%EOF\n".encode("latin-1")
